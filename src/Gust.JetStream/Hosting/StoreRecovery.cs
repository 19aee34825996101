using Gust.Core;
using Gust.JetStream.Commits;
using Gust.JetStream.Model;
using Gust.JetStream.Streams;
using Gust.Storage.Journals;
using Gust.Storage.Streams;
using Microsoft.Extensions.Logging;

namespace Gust.JetStream.Hosting;

/// <summary>Brings back what a store holds: the newest good checkpoint, and the journal behind it.</summary>
internal sealed class StoreRecovery(JetStreamServer server)
{
    private readonly Dictionary<ulong, StreamOwner> _streams = [];

    /// <summary>Streams whose restore has begun and not ended.</summary>
    private readonly HashSet<ulong> _restoring = [];
    private readonly ILogger _logger = server.Context.Broker.Log.Logger;

    /// <summary>The checkpoint that the store was opened from.</summary>
    public Checkpoint Newest { get; private set; } = Checkpoint.None;

    /// <summary>Opens the store. Streams are there afterwards, but take no messages yet.</summary>
    public Journal Run(JournalPorts ports, JournalOptions options)
    {
        JetStreamContext context = server.Context;
        List<Checkpoint> found = new CheckpointFiles(context.Disk, context.Folder, context.Stores.Cipher).Read(fault => JetStreamLog.Damaged(_logger, fault));
        Newest = found is [var newest, ..] ? newest : Checkpoint.None;
        Checkpoint older = found is [_, var second, ..] ? second : Checkpoint.None;
        server.LastNumber = Newest.LastStream;
        long from = Newest.Position;
        foreach ((ulong number, byte[] image) in Newest.Streams)
        {
            if (!TryOpen(number, image))
            {
                from = Math.Min(from, older.Position);
                OpenOlder(number, image, older);
            }
        }

        Journal journal = Journal.Open(ports, context.Folder + "/journal", options, from, Apply);
        Tell(journal.Recovery);
        server.Gone.AddRange(_restoring);
        long now = context.Now;
        foreach (StreamOwner stream in _streams.Values)
        {
            stream.Log = new JournalCommitLog(journal, stream.Number, () => stream.Inbox.Wake(isShort: true));
            stream.Open(now);
        }

        return journal;
    }

    private bool TryOpen(ulong number, byte[] bytes)
    {
        try
        {
            StreamImage image = StreamImages.Read(number, bytes);
            JetStreamContext context = server.Context;
            FileStreamStore store = FileStreamStore.Open(context.Disk, server.FolderOf(number), image.Store, context.Stores);
            Adopt(image, store, store.ImagePosition);
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
        {
            JetStreamLog.Damaged(_logger, $"stream number {number}: {e.Message}");
            return false;
        }
    }

    /// <summary>The newest image is damaged: an older one and more of the journal, or what the blocks tell.</summary>
    private void OpenOlder(ulong number, byte[] newest, Checkpoint older)
    {
        if (older.Streams.TryGetValue(number, out byte[]? bytes) && TryOpen(number, bytes))
        {
            return;
        }

        StreamImage image = StreamImages.Read(number, newest);
        JetStreamContext context = server.Context;
        List<StreamDamage> damages = [];
        FileStreamStore store = FileStreamStore.Rebuild(context.Disk, server.FolderOf(number), context.Stores, damages.Add);
        StreamOwner stream = Adopt(image, store, position: 0);
        if (image.Config.AllowMsgSchedules)
        {
            stream.Contents.Schedules.Find();
        }

        stream.Damages.AddRange(damages);
        JetStreamLog.StreamRebuilt(_logger, stream.Name, stream.Site.Account.Name, (ulong)store.Counts.Messages, damages.Count);
        damages.ForEach(damage => JetStreamLog.Damaged(_logger, $"stream {stream.Name}: {damage}"));
    }

    private StreamOwner Adopt(StreamImage image, FileStreamStore store, long position)
    {
        StreamOwner stream = Add(image.Number, image.Account, image.Created, image.Config, store);
        StreamImages.Restore(stream, image.Rest);
        stream.Applied = position;
        return stream;
    }

    private StreamOwner Add(ulong number, string accountName, long created, StreamConfig config, FileStreamStore store)
    {
        Account account = server.Context.Broker.Accounts.GetOrAdd(accountName);
        JetStreamAccount home = server.HomeOf(account);
        StreamOwner stream = new(number, config, created, store, home.Site, server.Context) { IsCommitted = true };
        store.Damaged = damage =>
        {
            stream.Damages.Add(damage);
            JetStreamLog.Damaged(_logger, $"stream {stream.Name}: {damage}");
        };
        _streams[number] = stream;
        home.Add(stream);
        return stream;
    }

    private void Apply(in JournalRecord record)
    {
        if (record.Stream == Checkpointer.NoStream)
        {
            return;
        }

        server.LastNumber = Math.Max(server.LastNumber, record.Stream);
        if (_streams.TryGetValue(record.Stream, out StreamOwner? stream))
        {
            ApplyTo(stream, record);
            return;
        }

        switch ((StreamRecordKind)record.Kind)
        {
            case StreamRecordKind.Created:
                Begin(record);
                break;
            case StreamRecordKind.Restoring:
                _restoring.Add(record.Stream);
                break;
            case StreamRecordKind.Restored:
                BeginRestored(record);
                break;
        }
    }

    private void Begin(in JournalRecord record)
    {
        JetStreamContext context = server.Context;
        StreamConfig config = StreamRecords.ReadStreamCreated(record.Body, out string account, out long created);
        string folder = server.FolderOf(record.Stream);
        context.Disk.DeleteFolder(folder); // what was written before the crash is written again
        StreamOwner stream = Add(record.Stream, account, created, config, FileStreamStore.Create(context.Disk, folder, context.Stores));
        stream.Applied = record.Position;
        stream.HasReplayed = true;
        stream.BeginSequence();
    }

    /// <summary>Its files were durable before the record was written.</summary>
    private void BeginRestored(in JournalRecord record)
    {
        _restoring.Remove(record.Stream);
        byte[] image = record.Body.ToArray();
        if (!TryOpen(record.Stream, image))
        {
            OpenOlder(record.Stream, image, Checkpoint.None);
        }

        StreamOwner stream = _streams[record.Stream];
        stream.Applied = record.Position;
        stream.HasReplayed = true;
    }

    private void ApplyTo(StreamOwner stream, in JournalRecord record)
    {
        if ((StreamRecordKind)record.Kind is StreamRecordKind.Created or StreamRecordKind.Restoring or StreamRecordKind.Restored)
        {
            return;
        }

        if ((StreamRecordKind)record.Kind == StreamRecordKind.Deleted)
        {
            _streams.Remove(stream.Number);
            server.HomeOf(stream.Site.Account).Remove(stream);
            stream.Store.Dispose();
            server.Gone.Add(stream.Number);
            return;
        }

        stream.HasReplayed = true;
        try
        {
            StreamReplay.Apply(stream, record);
        }
        catch (InvalidDataException e)
        {
            JetStreamLog.Damaged(_logger, $"stream {stream.Name}, journal position {record.Position}: {e.Message}");
        }
    }

    private void Tell(JournalRecovery recovery)
    {
        foreach (JournalHole hole in recovery.Holes)
        {
            JetStreamLog.Damaged(_logger, $"journal: {hole}");
        }

        if (recovery.Cut is { } cut)
        {
            JetStreamLog.Cut(_logger, cut.ToString());
        }
    }
}
