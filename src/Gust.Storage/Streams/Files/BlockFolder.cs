using System.Globalization;
using Gust.Foundation.Disk;
using Gust.Storage.Streams.Pieces;

namespace Gust.Storage.Streams.Files;

/// <summary>The folder of one stream: its files by number, a few of them open.</summary>
internal sealed class BlockFolder(IDisk disk, string path, StreamStoreOptions options) : IBlockFiles
{
    public const string BlockSuffix = ".blk";

    private List<(ulong Block, IDiskFile File)>? _open;
    private ReadWindows? _windows;
    private PieceReader? _pieces;

    /// <summary>Blocks that know where their pieces lie, the longest first.</summary>
    private List<CodedBlock>? _mapped;

    public IDisk Disk => disk;

    /// <summary>The same folder with handles and buffers of its own, for a reader beside this one.</summary>
    public BlockFolder Another() => new(disk, path, options);

    public StreamStoreOptions Options => options;

    /// <summary>What is written from now on is compressed.</summary>
    public bool Compresses { get; set; }

    public PieceReader Pieces => _pieces ??= new PieceReader(this, options.Cipher, options.WindowsMax);

    /// <summary>A file was created since the folder was synced.</summary>
    public bool HasNewNames { get; private set; }

    public string PathOf(string name) => Path.Combine(path, name);

    /// <summary>Number of the block whose file has this name; false for other files.</summary>
    public static bool TryParse(string name, out ulong block)
    {
        block = 0;
        return name.EndsWith(BlockSuffix, StringComparison.Ordinal)
            && ulong.TryParse(name.AsSpan(0, name.Length - BlockSuffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out block);
    }

    public IReadOnlyList<string> Names() => disk.Files(path);

    /// <summary>A new block, in the form that is asked for at present.</summary>
    public FileBlock NewBlock(ulong id, ulong firstSequence) =>
        Block(id, firstSequence, isCoded: Compresses || options.Cipher is not null);

    /// <summary>A block whose form is known.</summary>
    public FileBlock Block(ulong id, ulong firstSequence, bool isCoded) =>
        isCoded ? new CodedBlock(this, id, firstSequence) : new FileBlock(this, id, firstSequence);

    /// <summary>A block has found its pieces. Others forget theirs when there are too many.</summary>
    public void NoteMap(CodedBlock block)
    {
        _mapped ??= [];
        if (_mapped.Count == options.MapsMax)
        {
            _mapped[0].ForgetMap();
            _mapped.RemoveAt(0);
        }

        _mapped.Add(block);
    }

    public IDiskFile Open(ulong block)
    {
        _open ??= new List<(ulong Block, IDiskFile File)>(1);
        for (var i = 0; i < _open.Count; i++)
        {
            if (_open[i].Block == block)
            {
                return MoveToEnd(_open, i);
            }
        }

        if (_open.Count >= options.OpenFilesMax)
        {
            _open[0].File.Dispose();
            _open.RemoveAt(0);
        }

        var file = disk.Open(PathOf(NameOf(block)));
        _open.Add((block, file));
        return file;
    }

    /// <summary>Opens a file to write the first bytes of this life: what it holds behind them is of an earlier one.</summary>
    public IDiskFile OpenForWrite(ulong block, long length)
    {
        if (length == 0)
        {
            disk.CreateFolder(path);
            HasNewNames = true;
        }

        var file = Open(block);
        if (file.Length > length)
        {
            file.SetLength(length);
        }

        return file;
    }

    public ReadOnlySpan<byte> Read(ulong block, long offset, int length, long limit) =>
        (_windows ??= new ReadWindows(options.WindowsMax, options.WindowBytes)).Read(this, block, offset, length, limit);

    /// <summary>Forgets what was read ahead of a file, because it changes.</summary>
    public void Forget(ulong block)
    {
        _windows?.Forget(block);
        _pieces?.Forget(block);
    }

    public void Close(ulong block)
    {
        Forget(block);
        for (var i = 0; i < _open?.Count; i++)
        {
            if (_open[i].Block == block)
            {
                _open[i].File.Dispose();
                _open.RemoveAt(i);
                return;
            }
        }
    }

    /// <summary>Shows in a file that its messages are gone or elsewhere.</summary>
    public void MarkRetired(ulong block)
    {
        if (disk.Exists(PathOf(NameOf(block))))
        {
            Open(block).Write(BlockHeader.MarkAt, BlockHeader.RetiredMark);
            Close(block);
        }
    }

    public void Delete(ulong block)
    {
        Close(block);
        disk.Delete(PathOf(NameOf(block)));
    }

    public void SyncNames()
    {
        disk.SyncFolder(path);
        HasNewNames = false;
    }

    /// <summary>A file that is not a block's was created or renamed.</summary>
    public void NoteNewName() => HasNewNames = true;

    public void CreateFolder() => disk.CreateFolder(path);

    /// <summary>Gives all buffers and handles back.</summary>
    public void Release()
    {
        _windows?.Release();
        _windows = null;
        _pieces?.Release();
        _pieces = null;
        _mapped?.ForEach(block => block.ForgetMap());
        _mapped = null;
        foreach (var (_, file) in _open ?? [])
        {
            file.Dispose();
        }

        _open = null;
    }

    public static string NameOf(ulong block) => block.ToString("D8", CultureInfo.InvariantCulture) + BlockSuffix;

    private static IDiskFile MoveToEnd(List<(ulong Block, IDiskFile File)> open, int at)
    {
        var entry = open[at];
        if (at < open.Count - 1)
        {
            open.RemoveAt(at);
            open.Add(entry);
        }

        return entry.File;
    }
}
