using System.Buffers;
using System.Collections.Concurrent;
using Gust.Foundation;
using Gust.JetStream.Streams;
using Gust.Storage.Journals;
using Gust.Storage.Streams;

namespace Gust.JetStream.Hosting;

/// <summary>Makes checkpoints: asks each stream that has changed for an image, writes them down together, and gives up the journal that is not needed any more.</summary>
/// <remarks>
/// A consumer's image may be ahead of what is committed, so a mark goes through the journal behind all images, and the checkpoint is
/// written once that is committed. Two generations are kept: the journal is given up to the older one.
/// </remarks>
internal sealed class Checkpointer : IJournalOwner
{
    /// <summary>Stands in the journal for nobody's record.</summary>
    public const ulong NoStream = 0;

    /// <summary>What the image of a stream costs however small it is, in bytes written at the same time: files are synced for it.</summary>
    private const long CostOfStream = 128 << 10;

    private readonly JetStreamServer _server;
    private readonly Journal _journal;
    private readonly IWorkScheduler _upkeep;
    private readonly CheckpointFiles _files;
    private readonly SyncAhead _syncAhead;
    private readonly JournalWriter _writer;
    private readonly ConcurrentDictionary<ulong, KeptImage> _images = new();
    private readonly ConcurrentDictionary<ulong, long> _buried = new();
    private readonly ConcurrentDictionary<ulong, bool> _failed = new();
    private Checkpoint _newest;
    private Dictionary<ulong, long> _newestImages = [];
    private Checkpoint? _draft;
    private Action? _done;
    private int _isBusy;
    private long _cost;

    /// <param name="server">Whose streams they are.</param>
    /// <param name="journal">Of the store.</param>
    /// <param name="upkeep">Waits for the disk; not the journal's thread.</param>
    /// <param name="newest">What the store was opened from.</param>
    public Checkpointer(JetStreamServer server, Journal journal, IWorkScheduler upkeep, Checkpoint newest)
    {
        _server = server;
        _journal = journal;
        _upkeep = upkeep;
        _newest = newest;
        _files = new CheckpointFiles(server.Context.Disk, server.Context.Folder, server.Context.Stores.Cipher);
        _syncAhead = new SyncAhead(server.Context.Disk, upkeep);
        _writer = journal.Writer(this, NoStream);
        HashSet<ulong> alive = [.. server.FileStreams.Select(stream => stream.Number)];
        foreach (ulong number in newest.Buried)
        {
            if (!alive.Contains(number))
            {
                _buried[number] = newest.Number;
            }
        }

        foreach (StreamOwner stream in server.FileStreams)
        {
            KeepImage(stream);
        }
    }

    /// <summary>Where the newest checkpoint begins.</summary>
    public long Position => Volatile.Read(ref _newest).Position;

    /// <summary>What the last one cost, in bytes written.</summary>
    public long Cost => Volatile.Read(ref _cost);

    /// <summary>A stream is gone; its folder is deleted once no checkpoint names it.</summary>
    public void Bury(ulong stream)
    {
        _buried[stream] = _newest.Number + 1;
        _images.TryRemove(stream, out _);
    }

    /// <summary>Makes a checkpoint, unless one is being made. For any thread.</summary>
    /// <param name="done">Called when it is over, successful or not; not when one was being made already.</param>
    /// <returns>False: one is being made.</returns>
    public bool TryBegin(Action? done = null)
    {
        if (Interlocked.Exchange(ref _isBusy, 1) != 0)
        {
            return false;
        }

        _done = done;
        _failed.Clear();
        _syncAhead.Run(Changed(), TakeImages);
        return true;
    }

    private StreamOwner[] Changed() =>
        [.. _server.FileStreams.Where(stream => !_images.TryGetValue(stream.Number, out KeptImage? kept) || stream.Log.Appended > kept.UpTo)];

    private void TakeImages()
    {
        long start = _journal.Committed;
        StreamOwner[] changed = Changed();
        Volatile.Write(ref _cost, changed.Length * CostOfStream);
        Countdown images = new(changed.Length, () => Mark(start));
        foreach (StreamOwner stream in changed)
        {
            stream.Post(owner =>
            {
                TakeImage(owner, start);
                images.Signal();
            });
        }

        images.Start();
    }

    void IJournalOwner.OnCommitted(long position) => _upkeep.Schedule(Write);

    void IJournalOwner.OnFailed(IOException why)
    {
        _writer.Resume();
        Finish();
    }

    private void TakeImage(StreamOwner stream, long start)
    {
        if (stream.IsEnded || !stream.IsCommitted)
        {
            return;
        }

        try
        {
            ArrayBufferWriter<byte> image = new();
            StreamImages.Write(stream, image);
            long upTo = stream.Proposals.Count == 0 ? stream.Log.Appended : stream.Applied;
            var store = (FileStreamStore)stream.Store;
            Interlocked.Add(ref _cost, image.WrittenCount + store.ImageFileBytes);
            _images[stream.Number] = new KeptImage(image.WrittenSpan.ToArray(), store.ImageNumber, upTo, start);
        }
        catch (IOException e)
        {
            _failed[stream.Number] = true;
            JetStreamLog.CheckpointFailed(_server.Context.Broker.Log.Logger, stream.Name, e.Message);
        }
    }

    /// <summary>The image that a stream was opened from stands until there is a newer one; a stream that is as the image has it needs none.</summary>
    private void KeepImage(StreamOwner stream)
    {
        if (_newest.Streams.TryGetValue(stream.Number, out byte[]? bytes))
        {
            long number = ((FileStreamStore)stream.Store).ImageNumber;
            long upTo = stream.HasReplayed ? _newest.Position : stream.Log.Appended;
            _images[stream.Number] = new KeptImage(bytes, number, upTo, _newest.Position);
            _newestImages[stream.Number] = number;
        }
    }

    private void Mark(long start)
    {
        Dictionary<ulong, byte[]> streams = [];
        long position = start;
        foreach (StreamOwner stream in _server.FileStreams)
        {
            if (_images.TryGetValue(stream.Number, out KeptImage? kept))
            {
                streams[stream.Number] = kept.Bytes;
                position = stream.Log.Appended > kept.UpTo ? Math.Min(position, kept.From) : position;
            }
            else if (_failed.ContainsKey(stream.Number))
            {
                position = Math.Min(position, _newest.Position);
            }
        }

        // A stream that is being restored is nothing yet: should the server end now, its folder goes.
        ulong[] buried = [.. _buried.Keys.Union(_server.Restoring)];
        _draft = new Checkpoint(_newest.Number + 1, position, _server.LastNumber, streams, buried);
        if (_writer.Append(0, default) == JournalWriter.Refused)
        {
            Finish();
        }
    }

    private void Write()
    {
        Checkpoint draft = _draft!;
        try
        {
            _files.Write(draft);
            Checkpoint before = _newest;
            Volatile.Write(ref _newest, draft);
            DropImages(draft);
            DeleteBuried(draft.Number);
            if (before.Number > 0)
            {
                _journal.ReleaseUpTo(before.Position);
            }
        }
        catch (IOException e)
        {
            JetStreamLog.CheckpointFailed(_server.Context.Broker.Log.Logger, "all", e.Message);
        }

        Finish();
    }

    /// <summary>The checkpoint before the newest is the oldest that may be opened.</summary>
    private void DropImages(Checkpoint newest)
    {
        Dictionary<ulong, long> numbers = [];
        foreach (StreamOwner stream in _server.FileStreams)
        {
            if (newest.Streams.ContainsKey(stream.Number) && _images.TryGetValue(stream.Number, out KeptImage? kept))
            {
                numbers[stream.Number] = kept.Number;
                if (_newestImages.TryGetValue(stream.Number, out long older) && older > 0)
                {
                    stream.Post(owner => DropImages(owner, older));
                }
            }
        }

        _newestImages = numbers;
    }

    private void DropImages(StreamOwner stream, long older)
    {
        try
        {
            if (!stream.IsEnded)
            {
                ((FileStreamStore)stream.Store).DropImagesBefore(older);
            }
        }
        catch (IOException e)
        {
            JetStreamLog.CheckpointFailed(_server.Context.Broker.Log.Logger, stream.Name, e.Message);
        }
    }

    private void DeleteBuried(long newest)
    {
        foreach ((ulong stream, long since) in _buried)
        {
            if (newest > since)
            {
                _server.Context.Disk.DeleteFolder(_server.FolderOf(stream));
                _buried.TryRemove(stream, out _);
            }
        }
    }

    private void Finish()
    {
        Action? done = _done;
        _done = null;
        Volatile.Write(ref _isBusy, 0);
        done?.Invoke();
    }
}
