using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Gust.Core;
using Gust.JetStream.Api;
using Gust.JetStream.Commits;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Streams;
using Gust.Storage.Journals;
using Gust.Storage.Streams;

namespace Gust.JetStream.Hosting;

/// <summary>JetStream of one server: its accounts and the store that they share.</summary>
internal sealed class JetStreamServer(JetStreamContext context, Journal journal)
{
    private readonly ConcurrentDictionary<string, JetStreamAccount> _accounts = new(StringComparer.Ordinal);
    private ulong _lastNumber;

    public JetStreamContext Context => context;

    public ApiRouter Router { get; } = new();

    public ICollection<JetStreamAccount> Accounts => _accounts.Values;

    public bool TryGet(string account, [NotNullWhen(true)] out JetStreamAccount? found) => _accounts.TryGetValue(account, out found);

    /// <summary>The account may have streams from now on.</summary>
    public JetStreamAccount Enable(Account account, AccountLimits limits)
    {
        JetStreamAccount enabled = _accounts.GetOrAdd(account.Name, static (_, it) => new JetStreamAccount(it.account, it.server), (account, server: this));
        enabled.Limits = limits;
        return enabled;
    }

    /// <summary>A stream that has still to be created by a change of its own.</summary>
    public StreamOwner NewStream(JetStreamAccount account, StreamConfig config)
    {
        ulong number = Interlocked.Increment(ref _lastNumber);
        bool isInMemory = config.Storage == StorageKind.Memory;
        IStreamStore store = isInMemory
            ? new MemoryStreamStore(context.Stores)
            : FileStreamStore.Create(context.Disk, FolderOf(number), context.Stores);
        StreamOwner stream = new(number, config, context.Now, store, account.Site, context);
        if (!isInMemory)
        {
            stream.Log = new JournalCommitLog(journal, number, stream.Inbox.Wake);
        }

        return stream;
    }

    /// <summary>A stream is gone for good: what the store keeps of it may go.</summary>
    public void Forget(StreamOwner stream)
    {
    }

    private string FolderOf(ulong number) => $"{context.Folder}/streams/{number}";
}
