using System.Buffers;
using Gust.Storage.Streams.Blocks;

namespace Gust.Storage.Streams.Files;

/// <summary>A block in a file. Its end is in memory until it is flushed; a part of it stays there behind that for who reads the newest messages.</summary>
/// <remarks>What was written is never written again, but for the bit of removed messages (for a rebuild without image) and erased content.</remarks>
internal class FileBlock : Block
{
    private const int TailMin = 1024;
    private byte[] _tail = [];

    /// <summary>Where in the file the tail's first byte lies.</summary>
    private int _tailStart;

    /// <summary>Bytes that the file has.</summary>
    private int _flushed;

    private bool _isWritable;

    /// <summary>Removals behind the front that the file does not show yet.</summary>
    private PendingRemovals? _removals;

    /// <summary><see cref="Block.FirstLive"/> as the file shows it.</summary>
    private int _writtenFirstLive;

    /// <summary>A new block, or one of an image, to be restored.</summary>
    public FileBlock(BlockFolder folder, ulong id, ulong firstSequence)
        : base(id, firstSequence, BlockHeader.Size) => Folder = folder;

    /// <summary>Bytes were written since the last sync.</summary>
    public bool IsUnsynced { get; private set; }

    public bool IsFlushed => _flushed == Length && !NeedsIndexToFlush;

    protected BlockFolder Folder { get; }

    /// <summary>Where in the block that ends which the file has.</summary>
    protected int Flushed => _flushed;

    public void WriteHeader(in BlockHeader header)
    {
        Grow(TailMin);
        header.Write(_tail.AsSpan(0, BlockHeader.Size));
    }

    /// <summary>All up to <see cref="Block.Length"/> is in the file already.</summary>
    public void AssumeWritten()
    {
        _tailStart = _flushed = Length;
        _writtenFirstLive = FirstLive;
    }

    public override Span<byte> Reserve(int size)
    {
        var used = Length - _tailStart;
        if (used + size > _tail.Length)
        {
            MakeRoom(size);
            used = Length - _tailStart;
        }

        return _tail.AsSpan(used, size);
    }

    public override bool IsTrusted(int offset) => offset >= _tailStart;

    public override ReadOnlySpan<byte> Read(int offset, int length)
    {
        length = Math.Min(length, Length - offset);
        return offset >= _tailStart && offset - _tailStart + length <= _tail.Length
            ? _tail.AsSpan(offset - _tailStart, length)
            : ReadWritten(offset, length);
    }

    public override void Erase(int offset, int length)
    {
        var record = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var bytes = record.AsSpan(0, length);
            if (Read(offset, length) is var old && old.Length == length && RecordCodec.IsRecord(old))
            {
                old.CopyTo(bytes);
                RecordCodec.Erase(bytes);
                Overwrite(offset, bytes);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(record);
        }
    }

    public override void Remove(int ordinal, BlockIndex index)
    {
        if (ordinal != FirstLive)
        {
            (_removals ??= new PendingRemovals()).Add(ordinal);
        }

        base.Remove(ordinal, index);
    }

    /// <summary>Writes what is only in memory.</summary>
    /// <param name="index">Taken when removals must be written; null when <see cref="NeedsIndexToFlush"/> is false.</param>
    public void Flush(BlockIndex? index)
    {
        FlushTail();
        if (NeedsIndexToFlush)
        {
            _removals ??= new PendingRemovals();
            for (var ordinal = _writtenFirstLive; ordinal < FirstLive; ordinal++)
            {
                _removals.Add(ordinal);
            }

            WriteRemovals(_removals, index!);
            NoteWritten();
            _removals = null;
            _writtenFirstLive = FirstLive;
        }
    }

    public bool NeedsIndexToFlush => _removals is not null || _writtenFirstLive != FirstLive;

    public virtual void Sync()
    {
        Folder.Open(Id).Sync();
        IsUnsynced = false;
    }

    /// <summary>The block goes: nothing of it need be written any more.</summary>
    public virtual void Abandon()
    {
        _removals = null;
        _writtenFirstLive = FirstLive;
        ReturnTail();
        _flushed = Length;
        IsUnsynced = false;
    }

    public override BlockIndex? ReadIndex(ulong numbering) =>
        IsSealed ? BlockFooter.Read(Folder.Open(Id), Length, FirstSequence, Count, numbering) : null;

    /// <remarks>What is not flushed stays.</remarks>
    public override void Release()
    {
        if (_flushed == Length)
        {
            ReturnTail();
        }
    }

    protected override void OnSealing(BlockIndex index, ulong numbering)
    {
        FlushTail();
        WriteIndex(index, numbering);
        ReturnTail();
    }

    /// <summary>Bytes of the block that the file has; none behind <see cref="Flushed"/>.</summary>
    protected virtual ReadOnlySpan<byte> ReadWritten(int offset, int length) => Folder.Read(Id, offset, length, _flushed);

    /// <summary>Writes the bytes of the block that come next.</summary>
    protected virtual void WriteTail(int at, ReadOnlySpan<byte> bytes)
    {
        var file = _isWritable ? Folder.Open(Id) : Folder.OpenForWrite(Id, at);
        file.Write(at, bytes);
        _isWritable = true;
    }

    /// <summary>Writes bytes of the block instead of those that the file has.</summary>
    protected virtual void WriteOver(int offset, ReadOnlySpan<byte> bytes)
    {
        Folder.Open(Id).Write(offset, bytes);
        Folder.Forget(Id);
    }

    protected virtual void WriteRemovals(PendingRemovals removals, BlockIndex index)
    {
        removals.Write(Folder.OpenForWrite(Id, FileLength(index)), index, MarkInTail);
        Folder.Forget(Id);
    }

    protected virtual void WriteIndex(BlockIndex index, ulong numbering) =>
        BlockFooter.Write(Folder.OpenForWrite(Id, Length), Length, FirstSequence, index, numbering);

    /// <summary>The file is not as durable as it was.</summary>
    protected void NoteWritten() => IsUnsynced = true;

    private void FlushTail()
    {
        if (_flushed == Length)
        {
            return;
        }

        WriteTail(_flushed, _tail.AsSpan(_flushed - _tailStart, Length - _flushed));
        _flushed = Length;
        NoteWritten();
    }

    /// <summary>Lets the tail grow to its bound; past that writes it, and keeps its last quarter for readers.</summary>
    private void MakeRoom(int size)
    {
        var bound = Folder.Options.TailBytes;
        var used = Length - _tailStart;
        if (used + size <= bound)
        {
            Grow(Math.Min(bound, Math.Max(Math.Max(used + size, TailMin), _tail.Length * 2)));
            return;
        }

        FlushTail();
        var kept = Math.Min(used, bound / 4);
        _tail.AsSpan(used - kept, kept).CopyTo(_tail);
        _tailStart = Length - kept;
        Grow(kept + size);
    }

    private void Grow(int capacity)
    {
        if (_tail.Length < capacity)
        {
            var larger = ArrayPool<byte>.Shared.Rent(capacity);
            var used = Math.Min(_tail.Length, Length - _tailStart);
            _tail.AsSpan(0, used).CopyTo(larger);
            if (_tail.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(_tail);
            }

            _tail = larger;
        }
    }

    private void ReturnTail()
    {
        if (_tail.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_tail);
            _tail = [];
        }

        _tailStart = Length;
    }

    /// <summary>Bytes at the file's start that are this block's; of a sealed one all, for its index lies behind them.</summary>
    private long FileLength(BlockIndex index) => IsSealed ? BlockFooter.End(Length, index) : _flushed;

    private void Overwrite(int offset, ReadOnlySpan<byte> bytes)
    {
        var written = Math.Clamp(_flushed - offset, 0, bytes.Length);
        if (written > 0)
        {
            WriteOver(offset, bytes[..written]);
            NoteWritten();
        }

        var skipped = Math.Max(0, _tailStart - offset);
        if (_tail.Length > 0 && skipped < bytes.Length)
        {
            bytes[skipped..].CopyTo(_tail.AsSpan(offset + skipped - _tailStart));
        }
    }

    private void MarkInTail(int at)
    {
        if (_tail.Length > 0 && at >= _tailStart && at < Length)
        {
            _tail[at - _tailStart] |= (byte)RecordFlags.Removed;
        }
    }
}
