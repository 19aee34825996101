using System.Buffers.Binary;
using Gust.Storage.Streams.Blocks;

namespace Gust.Storage.Streams.Files;

/// <summary>The first bytes of a block's file.</summary>
/// <param name="Id">The number that the file's name gives.</param>
/// <param name="FirstCovered">A block that was written anew replaces all older ones' messages from here; 0: it replaces none.</param>
/// <param name="LastCovered">To here.</param>
/// <param name="IsCoded">What follows are pieces, not records.</param>
internal readonly record struct BlockHeader(ulong Id, ulong FirstCovered, ulong LastCovered, bool IsCoded = false)
{
    public const int Size = 32;

    /// <summary>Where <see cref="RetiredMark"/> is written once all messages of the block are gone or written anew; for a rebuild without image.</summary>
    public const int MarkAt = 3;

    private const uint Magic = 0x314B_4C42; // BLK1
    private const uint RetiredMagic = 0x304B_4C42; // BLK0
    private const uint CodedMagic = 0x3143_4C42; // BLC1
    private const uint RetiredCodedMagic = 0x3043_4C42; // BLC0

    public static ReadOnlySpan<byte> RetiredMark => "0"u8;

    public static bool IsRetired(ReadOnlySpan<byte> bytes) => bytes.Length >= Size && BinaryPrimitives.ReadUInt32LittleEndian(bytes) is RetiredMagic or RetiredCodedMagic;

    public void Write(Span<byte> into)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(into, IsCoded ? CodedMagic : Magic);
        BinaryPrimitives.WriteUInt64LittleEndian(into[8..], Id);
        BinaryPrimitives.WriteUInt64LittleEndian(into[16..], FirstCovered);
        BinaryPrimitives.WriteUInt64LittleEndian(into[24..], LastCovered);
        BinaryPrimitives.WriteUInt32LittleEndian(into[4..], Crc32C.Of(into[8..Size]));
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, out BlockHeader header)
    {
        header = default;
        if (bytes.Length < Size
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes) is not (Magic or CodedMagic)
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) != Crc32C.Of(bytes[8..Size]))
        {
            return false;
        }

        header = new BlockHeader(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes) == CodedMagic);
        return true;
    }
}
