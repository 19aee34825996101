using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Gust.Foundation.Disk;
using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Files;

namespace Gust.Storage.Streams.Pieces;

/// <summary>A block whose file holds pieces, compressed or encrypted or both. To all others it looks like one that does not.</summary>
/// <remarks>The file is only added to. What was erased is overwritten once what counts instead of it is durable.</remarks>
internal sealed class CodedBlock(BlockFolder folder, ulong id, ulong firstSequence) : FileBlock(folder, id, firstSequence)
{
    private PieceMap? _map;

    /// <summary>Pieces with content that was erased, which count no more.</summary>
    private List<long>? _toShred;

    public override bool IsCoded => true;

    /// <summary>Far more pieces than there need be: it was flushed often while it filled.</summary>
    public override bool IsFragmented => Map.Entries.Count > 8 + (2 * Length / Folder.Options.PieceBytes);

    private PieceMap Map
    {
        get
        {
            if (_map is null)
            {
                _map = Flushed == 0 ? new PieceMap() : PieceMap.Load(Folder.Open(Id), Id, Flushed);
                Folder.NoteMap(this);
            }

            return _map;
        }
    }

    /// <summary>Gives the map back; it is made again when it is asked for.</summary>
    public void ForgetMap() => _map = null;

    public override void Sync()
    {
        base.Sync();
        for (; _toShred is [.., var at]; _toShred.RemoveAt(_toShred.Count - 1))
        {
            Shred(at);
        }
    }

    public override void Abandon()
    {
        base.Abandon();
        _map = null;
        _toShred = null;
    }

    public override BlockIndex? ReadIndex(ulong numbering)
    {
        if (!IsSealed || Map.IndexAt == 0)
        {
            return null;
        }

        IDiskFile file = Folder.Open(Id);
        Span<byte> bytes = stackalloc byte[PieceHeader.Size];
        if (file.Read(Map.IndexAt, bytes) < bytes.Length || !PieceHeader.TryRead(bytes, out PieceHeader header))
        {
            return null;
        }

        byte[] content = ArrayPool<byte>.Shared.Rent(header.Length);
        bool isGood = PieceCodec.TryRead(file, Map.IndexAt, header, content, Folder.Options.Cipher);
        BlockIndex? index = isGood ? BlockFooter.Parse(content.AsSpan(0, header.Length), FirstSequence, Count, numbering) : null;
        ArrayPool<byte>.Shared.Return(content);
        return index;
    }

    protected override ReadOnlySpan<byte> ReadWritten(int offset, int length) =>
        Folder.Pieces.Read(Map, Id, offset, Math.Min(length, Flushed - offset));

    protected override void WriteTail(int at, ReadOnlySpan<byte> bytes)
    {
        if (at == 0)
        {
            WriteFileHeader(bytes[..BlockHeader.Size]);
            at = BlockHeader.Size;
            bytes = bytes[BlockHeader.Size..];
        }

        while (bytes.Length > 0)
        {
            int length = Math.Min(bytes.Length, Folder.Options.PieceBytes);
            Add(PieceKind.Content, at, bytes[..length]);
            at += length;
            bytes = bytes[length..];
        }
    }

    protected override void WriteIndex(BlockIndex index, ulong numbering)
    {
        byte[] bytes = BlockFooter.Encode(FirstSequence, index, numbering, out int size);
        Add(PieceKind.Index, Length, bytes.AsSpan(0, size));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <summary>Tells where the first record that is left lies, and of those removed behind it.</summary>
    protected override void WriteRemovals(PendingRemovals removals, BlockIndex index)
    {
        List<int> places = [FirstLive < index.Count ? index[FirstLive].Offset : Flushed];
        for (int ordinal = removals.Next(FirstLive); ordinal >= 0; ordinal = removals.Next(ordinal + 1))
        {
            places.Add(index[ordinal].Offset);
        }

        Add(PieceKind.Removals, 0, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(places)));
    }

    protected override void WriteOver(int offset, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (!Map.TryFind(offset, out PieceEntry entry))
            {
                return; // damaged: there is nothing to erase
            }

            int length = Math.Min(entry.End - offset, bytes.Length);
            Patch(entry, offset - entry.Start, bytes[..length]);
            offset += length;
            bytes = bytes[length..];
        }
    }

    /// <summary>Reads what pieces tell of removed records.</summary>
    public static void ReadRemovals(BlockFolder folder, ulong id, PieceMap map, Action<int, bool> removed)
    {
        foreach (RemovalPiece piece in map.Removals)
        {
            byte[] content = ArrayPool<byte>.Shared.Rent(piece.Header.Length);
            if (PieceCodec.TryRead(folder.Open(id), piece.At, piece.Header, content, folder.Options.Cipher))
            {
                for (int at = 0; at + sizeof(int) <= piece.Header.Length; at += sizeof(int))
                {
                    int place = BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(at));
                    removed(at == 0 ? Math.Min(place, piece.Below) : place < piece.Below ? place : -1, at == 0);
                }
            }

            ArrayPool<byte>.Shared.Return(content);
        }
    }

    private void WriteFileHeader(ReadOnlySpan<byte> bytes)
    {
        ForgetMap(); // of an attempt that failed
        BlockHeader.TryRead(bytes, out BlockHeader header);
        Span<byte> coded = stackalloc byte[BlockHeader.Size];
        (header with { IsCoded = true }).Write(coded);
        Folder.OpenForWrite(Id, 0).Write(0, coded);
    }

    private void Add(PieceKind kind, int start, ReadOnlySpan<byte> content)
    {
        PieceMap map = Map;
        long at = map.FileEnd;
        var header = new PieceHeader(kind, false, false, (uint)Id, start, content.Length, 0, 0);
        int size = PieceCodec.Write(Folder.Open(Id), at, header, content, Folder.Compresses, Folder.Options.Cipher);
        map.Add(header, at, size);
        NoteWritten();
    }

    private void Patch(PieceEntry entry, int at, ReadOnlySpan<byte> bytes)
    {
        if (!Folder.Pieces.IsGood(Id, entry))
        {
            return; // nobody can read it, and what is left of it may be wanted
        }

        byte[] content = ArrayPool<byte>.Shared.Rent(entry.Length);
        try
        {
            Span<byte> changed = content.AsSpan(0, entry.Length);
            Folder.Pieces.Read(Map, Id, entry.Start, entry.Length).CopyTo(changed);
            bytes.CopyTo(changed[at..]);
            Add(PieceKind.Patch, entry.Start, changed);
            (_toShred ??= []).Add(entry.At);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(content);
        }
    }

    /// <summary>Overwrites what a piece holds; its header stays, so that the next one is found.</summary>
    private void Shred(long at)
    {
        IDiskFile file = Folder.Open(Id);
        Span<byte> bytes = stackalloc byte[PieceHeader.Size];
        if (file.Read(at, bytes) == bytes.Length && PieceHeader.TryRead(bytes, out PieceHeader header))
        {
            byte[] zeros = ArrayPool<byte>.Shared.Rent(header.Stored);
            zeros.AsSpan(0, header.Stored).Clear();
            file.Write(at + PieceHeader.Size, zeros.AsSpan(0, header.Stored));
            ArrayPool<byte>.Shared.Return(zeros);
            NoteWritten();
        }
    }
}
