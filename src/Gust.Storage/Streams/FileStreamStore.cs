using System.Runtime.InteropServices;
using Gust.Foundation.Disk;
using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Files;
using Gust.Storage.Streams.Images;

namespace Gust.Storage.Streams;

/// <summary>A stream's messages in the files of a folder.</summary>
/// <remarks>
/// Files that an image names stay as they are until <see cref="DropImagesBefore"/> says that the image is not needed any more, so an
/// older image is as good as the newest: what came after it is in the journal.
/// </remarks>
internal sealed partial class FileStreamStore : StreamStore
{
    private readonly BlockFolder _folder;
    private List<RetiredFile>? _retired;

    /// <summary>Retired blocks whose files do not show it yet.</summary>
    private List<ulong>? _unmarked;
    private ulong _nextId = 1;
    private StateFile _savedIn;
    private bool _isSavedEncrypted;
    private long _savedAt = -1;
    private bool _hasSyncFailed;

    private FileStreamStore(BlockFolder folder)
        : base(folder.Options) => _folder = folder;

    /// <summary>Number of the last image that was written or opened; 0: none.</summary>
    public long ImageNumber { get; private set; }

    /// <summary>Size of the file that the last image has beside it.</summary>
    public long ImageFileBytes => _savedIn.Length;

    /// <summary>What the owner had stored in the image that was opened.</summary>
    public long ImagePosition { get; private set; }

    /// <summary>Blocks are compressed from the next one on; those that are there stay as they are.</summary>
    public bool Compresses
    {
        get => _folder.Compresses;
        set => _folder.Compresses = value;
    }

    /// <summary>A store without messages. The folder is made with the first block.</summary>
    public static FileStreamStore Create(IDisk disk, string folder, StreamStoreOptions options)
    {
        var store = new FileStreamStore(new BlockFolder(disk, folder, options));
        store.ChooseNumbering();
        return store;
    }

    /// <summary>The store as it was when an image was written; what was appended later is not in it. Reads no block.</summary>
    /// <exception cref="InvalidDataException">The image, or the file that it names, is damaged: <see cref="Rebuild"/> remains.</exception>
    public static FileStreamStore Open(IDisk disk, string folder, ReadOnlySpan<byte> image, StreamStoreOptions options)
    {
        var store = new FileStreamStore(new BlockFolder(disk, folder, options));
        store.Load(image);
        return store;
    }

    /// <summary>The store as the blocks alone tell it: all good records, and each stretch that is not good told to <paramref name="damaged"/>.</summary>
    /// <remarks>A file that had such a stretch is written anew without it; the old one stays beside it under another name.</remarks>
    public static FileStreamStore Rebuild(IDisk disk, string folder, StreamStoreOptions options, Action<StreamDamage>? damaged)
    {
        var store = new FileStreamStore(new BlockFolder(disk, folder, options)) { Damaged = damaged };
        store.ChooseNumbering();
        var rebuild = new StoreRebuild(store._folder, store.Subjects, store.Blocks.Numbering, damaged);
        rebuild.Run();
        store._nextId = rebuild.NextId;
        store.Restore(rebuild.Totals(store.CountedSize));
        foreach (var (block, index) in rebuild.Blocks)
        {
            store.Blocks.Add(block, index);
        }

        store._retired = [.. rebuild.Covered.Select(id => new RetiredFile(id, Image: 0))];
        return store;
    }

    /// <summary>Writes what is only in memory; it is durable after <see cref="Sync"/>.</summary>
    public void Flush()
    {
        foreach (var block in Blocks.All)
        {
            var file = (FileBlock)block;
            if (!file.IsFlushed)
            {
                file.Flush(file.NeedsIndexToFlush ? Blocks.IndexOf(file) : null);
            }
        }

        for (; _unmarked is [.., var block]; _unmarked.RemoveAt(_unmarked.Count - 1))
        {
            _folder.MarkRetired(block);
        }
    }

    /// <summary>Flushes, and names the files that <see cref="Sync"/> would wait for: who syncs them before, on another thread, spares the owner the wait.</summary>
    /// <remarks>They are not deleted before an image is dropped. When one cannot be synced, <see cref="NoteFailedSync"/> comes next.</remarks>
    public string[] FlushAhead()
    {
        Flush();
        var unsynced = Blocks.All.ToArray().Where(block => ((FileBlock)block).IsUnsynced);
        return [.. unsynced.Select(block => _folder.PathOf(BlockFolder.NameOf(block.Id)))];
    }

    /// <summary>A sync of one of the files has failed elsewhere: what a device lost then, one by the store itself would not tell.</summary>
    public void NoteFailedSync() => _hasSyncFailed = true;

    /// <summary>Makes durable what was written. Once it has failed it is not tried again: what a device lost then, a second sync does not tell.</summary>
    /// <exception cref="IOException">The owner opens the store from its last image again; the journal has the rest.</exception>
    public void Sync()
    {
        if (_hasSyncFailed)
        {
            throw new IOException("An earlier sync failed: the store must be opened from its last image again.");
        }

        _hasSyncFailed = true;
        SyncFiles();
        _hasSyncFailed = false;
    }

    /// <summary>Images with lower numbers will not be opened any more: what only they name is deleted.</summary>
    public void DropImagesBefore(long image)
    {
        image = KeepFrozen(image);
        for (var i = 0; i < _retired?.Count; i++)
        {
            if (_retired[i].Image <= image)
            {
                Delete(_retired[i]);
                _retired.RemoveAt(i--);
            }
        }
    }

    /// <summary>Flushes and gives back buffers, handles and indexes: for a stream that is idle.</summary>
    public override void Trim()
    {
        Flush();
        ReleaseSearches();
        foreach (var block in Blocks.All)
        {
            block.Release();
        }

        _folder.Release();
    }

    public override void Dispose()
    {
        base.Dispose();
        _folder.Release();
    }

    protected override BlockFolder PrepareToFreeze(out long image)
    {
        Flush();
        image = ImageNumber;
        return _folder.Another();
    }

    protected override Block Copy(Block block, BlockFolder? folder)
    {
        var copy = folder!.Block(block.Id, block.FirstSequence, block.IsCoded);
        copy.Restore(block.Save(), block.RemovedBits.ToArray());
        copy.AssumeWritten();
        return copy;
    }

    protected override Block NewBlock(ulong firstSequence) => NewBlock(firstSequence, 0, 0);

    protected override Block NewCompacted(Block first, Block last) => NewBlock(first.FirstSequence, first.FirstSequence, last.LastSequence);

    protected override bool IsFull(Block block, int size) => block.Length + size > Options.FileBlockBytes;

    protected override long CountedSize(int recordLength, bool hasHeaders) => recordLength - RecordCodec.FixedSize + MessageSize.InFile(0, 0, 0);

    protected override void OnDropped(Block block)
    {
        ((FileBlock)block).Abandon();
        _folder.Close(block.Id);
        (_unmarked ??= []).Add(block.Id);
        (_retired ??= []).Add(new RetiredFile(block.Id, ImageNumber + 1));
    }

    private FileBlock NewBlock(ulong firstSequence, ulong firstCovered, ulong lastCovered)
    {
        var block = _folder.NewBlock(_nextId, firstSequence);
        block.WriteHeader(new BlockHeader(_nextId, firstCovered, lastCovered));
        _nextId++;
        return block;
    }

    private void SyncFiles()
    {
        foreach (var block in Blocks.All)
        {
            if (((FileBlock)block).IsUnsynced)
            {
                ((FileBlock)block).Sync();
            }
        }

        if (_folder.HasNewNames)
        {
            _folder.SyncNames();
        }
    }

    private void ChooseNumbering()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        Options.Random.Fill(bytes);
        Blocks.Numbering = MemoryMarshal.Read<ulong>(bytes);
    }

    private void Delete(in RetiredFile file)
    {
        if (file.IsState)
        {
            _folder.Disk.Delete(_folder.PathOf(StateFile.NameOf(file.Number)));
        }
        else
        {
            _folder.Delete(file.Number);
        }
    }
}
