using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Gust.Foundation.Disk;
using Gust.Storage.Streams.Blocks;

namespace Gust.Storage.Streams.Files;

/// <summary>A full block's index, written behind its records. Without a good one the index is made from the records.</summary>
/// <remarks>Subject numbers count only together with the table that gave them: <c>numbering</c> names it.</remarks>
internal static class BlockFooter
{
    public const int HeadSize = 36;
    private const uint Magic = 0x3144_4E45; // END1
    private const int CrcAt = 4;
    private const int NumberingAt = 8;
    private const int FirstAt = 16;
    private const int CountAt = 24;
    private const int SparseAt = 28;
    private const int HeadCrcAt = 32;

    /// <summary>Where a file with this index ends.</summary>
    public static long End(int length, BlockIndex index) => length + HeadSize + SizeOf(index.Count, index.IsSparse);

    public static void Write(IDiskFile file, int at, ulong first, BlockIndex index, ulong numbering)
    {
        var buffer = Encode(first, index, numbering, out var size);
        try
        {
            file.Write(at, buffer.AsSpan(0, size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A footer in an array from the shared pool.</summary>
    public static byte[] Encode(ulong first, BlockIndex index, ulong numbering, out int size)
    {
        size = HeadSize + SizeOf(index.Count, index.IsSparse);
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var bytes = buffer.AsSpan(0, size);
        var content = bytes[HeadSize..];
        MemoryMarshal.AsBytes(index.Entries).CopyTo(content);
        MemoryMarshal.AsBytes(index.Sequences).CopyTo(content[(index.Count * BlockIndex.BytesPerRecord)..]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[CrcAt..], Crc32C.Of(content));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[NumberingAt..], numbering);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[FirstAt..], first);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[CountAt..], index.Count);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[SparseAt..], index.IsSparse ? 1 : 0);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[HeadCrcAt..], Crc32C.Of(bytes[..HeadCrcAt]));
        return buffer;
    }

    /// <summary>The index in the bytes of a footer; null when it is not good.</summary>
    public static BlockIndex? Parse(ReadOnlySpan<byte> footer, ulong first, int count, ulong numbering) =>
        IsHeadOf(footer, first, count, numbering) && footer.Length == HeadSize + SizeOf(count, IsSparse(footer))
            ? Load(footer, footer[HeadSize..], first, count)
            : null;

    /// <summary>The index of <paramref name="count"/> records that starts at a place of the file; null when it is not good.</summary>
    public static BlockIndex? Read(IDiskFile file, int at, ulong first, int count, ulong numbering)
    {
        Span<byte> head = stackalloc byte[HeadSize];
        if (file.Read(at, head) < HeadSize || !IsHeadOf(head, first, count, numbering))
        {
            return null;
        }

        var size = SizeOf(count, IsSparse(head));
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var content = buffer.AsSpan(0, size);
            return file.Read(at + HeadSize, content) < size ? null : Load(head, content, first, count);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether the first words of a footer stand here: the records end before it.</summary>
    public static bool IsHead(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= HeadSize
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Magic
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes[HeadCrcAt..]) == Crc32C.Of(bytes[..HeadCrcAt]);

    private static bool IsHeadOf(ReadOnlySpan<byte> head, ulong first, int count, ulong numbering) =>
        IsHead(head)
        && BinaryPrimitives.ReadUInt64LittleEndian(head[NumberingAt..]) == numbering
        && BinaryPrimitives.ReadUInt64LittleEndian(head[FirstAt..]) == first
        && BinaryPrimitives.ReadInt32LittleEndian(head[CountAt..]) == count;

    private static bool IsSparse(ReadOnlySpan<byte> head) => BinaryPrimitives.ReadInt32LittleEndian(head[SparseAt..]) != 0;

    private static BlockIndex? Load(ReadOnlySpan<byte> head, ReadOnlySpan<byte> content, ulong first, int count)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(head[CrcAt..]) != Crc32C.Of(content))
        {
            return null;
        }

        var index = new BlockIndex(first, count);
        index.Load(count, IsSparse(head), content);
        return index;
    }

    private static int SizeOf(int count, bool isSparse) => count * (BlockIndex.BytesPerRecord + (isSparse ? sizeof(uint) : 0));
}
