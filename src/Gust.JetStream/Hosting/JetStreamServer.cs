using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Gust.Core;
using Gust.Foundation;
using Gust.JetStream.Api;
using Gust.JetStream.Commits;
using Gust.JetStream.Consumers;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Streams;
using Gust.Storage.Journals;
using Gust.Storage.Streams;

namespace Gust.JetStream.Hosting;

/// <summary>JetStream of one server: its accounts and the store that they share.</summary>
internal sealed class JetStreamServer : IDisposable
{
    private readonly ConcurrentDictionary<string, JetStreamAccount> _accounts = new(StringComparer.Ordinal);
    private readonly Journal _journal;
    private readonly Checkpointer _checkpointer;
    private readonly StoreUpkeep _upkeep;
    private ulong _lastNumber;

    /// <summary>Opens the store and brings back what it holds.</summary>
    /// <param name="context">What all streams share.</param>
    /// <param name="journal">What the journal needs of the world.</param>
    /// <param name="options">How the journal works.</param>
    /// <param name="upkeep">Waits for the disk beside the journal's thread.</param>
    /// <param name="syncInterval">How often a lazy journal is synced.</param>
    /// <exception cref="IOException">The disk does not give what it should.</exception>
    public JetStreamServer(JetStreamContext context, JournalPorts journal, JournalOptions options, IWorkScheduler upkeep, TimeSpan syncInterval)
    {
        Context = context;
        StoreRecovery recovery = new(this);
        _journal = recovery.Run(journal with { RoundTook = journal.RoundTook + new SlowDiskLog(context.Broker).Note }, options);
        _checkpointer = new Checkpointer(this, _journal, upkeep, recovery.Newest);
        Gone.ForEach(_checkpointer.Bury);
        _upkeep = new StoreUpkeep(context, _journal, _checkpointer, upkeep, options.SyncEveryRound ? null : syncInterval);
    }

    public JetStreamContext Context { get; }

    public ApiRouter Router { get; } = new();

    public ICollection<JetStreamAccount> Accounts => _accounts.Values;

    /// <summary>Why the journal takes nothing more; null: it works.</summary>
    public IOException? StoreFailure => _journal.Failure;

    /// <summary>Streams whose messages are in files, in no order.</summary>
    public IEnumerable<StreamOwner> FileStreams => _accounts.Values.SelectMany(account => account.Streams).Where(stream => !stream.IsInMemory);

    /// <summary>Numbers of streams whose folders are being filled from backups.</summary>
    public IEnumerable<ulong> Restoring => _accounts.Values.SelectMany(account => account.Restoring.Values).Select(stream => stream.Number);

    /// <summary>Deleted streams that the journal told of.</summary>
    public List<ulong> Gone { get; } = [];

    /// <summary>What the journal has done.</summary>
    public JournalMeter JournalMeter => _journal.Meter;

    /// <summary>Bytes of journal that a start after a crash would have to read.</summary>
    public long ReplayBytes => Math.Max(0, _journal.Committed - Math.Max(_checkpointer.Position, _journal.Start));

    /// <summary>The highest number that a stream was ever given.</summary>
    public ulong LastNumber
    {
        get => Volatile.Read(ref _lastNumber);
        set => Volatile.Write(ref _lastNumber, value);
    }

    public bool TryGet(string account, [NotNullWhen(true)] out JetStreamAccount? found) => _accounts.TryGetValue(account, out found);

    /// <summary>The account may have streams from now on, and those that it has take messages.</summary>
    /// <param name="account">Which.</param>
    /// <param name="limits">Of all its streams, where it has no tiers.</param>
    /// <param name="tiers">Limits by the number of replicas; null: none.</param>
    public void Enable(Account account, AccountLimits limits, IReadOnlyDictionary<string, AccountLimits>? tiers = null)
    {
        JetStreamAccount home = HomeOf(account);
        home.Tiers = tiers ?? new Dictionary<string, AccountLimits>();
        home.Limits = tiers is not { Count: > 0 } ? limits : tiers.GetValueOrDefault(JetStreamAccount.OwnTier) ?? new AccountLimits();
        home.Start();
    }

    /// <summary>The account may not have streams any more. Those that it has stay, and rest.</summary>
    public void Disable(Account account) => HomeOf(account).Refuse();

    /// <summary>Begins to look after the store.</summary>
    public void Start() => _upkeep.Start();

    /// <summary>Goes on once every stream has done what it was asked so far: a stream of an enabled account then takes messages.</summary>
    /// <param name="then">Called on any thread.</param>
    public void WhenInPlace(Action then) => ForEachStream(static _ => { }, then);

    /// <summary>Where an account's streams are, enabled or not.</summary>
    public JetStreamAccount HomeOf(Account account) =>
        _accounts.GetOrAdd(account.Name, static (_, it) => new JetStreamAccount(it.account, it.server), (account, server: this));

    /// <summary>A stream that has still to be created by a change of its own.</summary>
    public StreamOwner NewStream(JetStreamAccount account, StreamConfig config)
    {
        ulong number = Interlocked.Increment(ref _lastNumber);
        bool isInMemory = config.Storage == StorageKind.Memory;
        IStreamStore store = isInMemory
            ? new MemoryStreamStore(Context.Stores)
            : FileStreamStore.Create(Context.Disk, FolderOf(number), Context.Stores);
        StreamOwner stream = new(number, config, Context.Now, store, account.Site, Context);
        if (!isInMemory)
        {
            stream.Log = new JournalCommitLog(_journal, number, () => stream.Inbox.Wake(isShort: true));
        }

        return stream;
    }

    /// <summary>A stream has ended for good.</summary>
    public void Forget(StreamOwner stream)
    {
        HomeOf(stream.Site.Account).Remove(stream);
        if (!stream.IsInMemory)
        {
            _checkpointer.Bury(stream.Number);
        }
    }

    /// <summary>Makes a checkpoint, unless one is being made.</summary>
    public void CheckpointNow() => _checkpointer.TryBegin();

    public string FolderOf(ulong stream) => $"{Context.Folder}/streams/{stream}";

    /// <summary>Ends all in order: nothing comes in any more, waiting requests are told, and a last checkpoint makes the next start short.</summary>
    /// <param name="done">Called when the store is closed; on the upkeep's thread.</param>
    public void Stop(Action done)
    {
        _upkeep.Stop();
        foreach (JetStreamAccount account in Accounts)
        {
            account.Stop();
        }

        ForEachStream(
            stream =>
            {
                stream.Rest();
                foreach (ConsumerHost host in stream.Consumers.All)
                {
                    host.Engine.EndRequests(PullStatus.ServerShutdown);
                }
            },
            () => _upkeep.LastCheckpoint(() => ForEachStream(
                stream => stream.End(PullStatus.ServerShutdown),
                () => _upkeep.Close(done))));
    }

    public void Dispose() => _journal.Dispose();

    private void ForEachStream(Action<StreamOwner> work, Action then)
    {
        StreamOwner[] streams = [.. Accounts.SelectMany(account => account.Streams.Concat(account.Restoring.Values))];
        Countdown all = new(streams.Length, then);
        foreach (StreamOwner stream in streams)
        {
            stream.Post(owner =>
            {
                if (!owner.IsEnded)
                {
                    work(owner);
                }

                all.Signal();
            });
        }

        all.Start();
    }
}
