using System.Buffers.Binary;

namespace Gust.Storage.Streams.Pieces;

/// <summary>What stands before the bytes of a piece.</summary>
/// <param name="Block">The low half of its block's number.</param>
/// <param name="Start">Place in the block; where there is no file for each place, this is what offsets mean.</param>
/// <param name="Length">Bytes of the block that it holds.</param>
/// <param name="Stored">Bytes that they take in the file.</param>
/// <param name="StoredCrc">CRC-32C of those.</param>
internal readonly record struct PieceHeader(
    PieceKind Kind, bool IsCompressed, bool IsEncrypted, uint Block, int Start, int Length, int Stored, uint StoredCrc)
{
    public const int Size = 32;

    /// <summary>Pieces begin at multiples of this in a file.</summary>
    public const int Alignment = 16;

    private const uint Magic = 0x3143_4550; // PEC1
    private const int CrcAt = 4;
    private const int CheckedFrom = 8;
    private const int StoredCrcAt = 28;
    private const byte CompressedFlag = 1;
    private const byte EncryptedFlag = 2;

    public int End => Start + Length;

    /// <summary>Where the next piece may begin.</summary>
    public static long AlignUp(long offset) => (offset + Alignment - 1) / Alignment * Alignment;

    /// <summary>What of a written header the encryption of the content vouches for, too.</summary>
    public static ReadOnlySpan<byte> ContextOf(ReadOnlySpan<byte> header) => header[CheckedFrom..StoredCrcAt];

    public void Write(Span<byte> into)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(into, Magic);
        into[8] = (byte)Kind;
        into[9] = (byte)((IsCompressed ? CompressedFlag : 0) | (IsEncrypted ? EncryptedFlag : 0));
        BinaryPrimitives.WriteUInt16LittleEndian(into[10..], 0);
        BinaryPrimitives.WriteUInt32LittleEndian(into[12..], Block);
        BinaryPrimitives.WriteInt32LittleEndian(into[16..], Start);
        BinaryPrimitives.WriteInt32LittleEndian(into[20..], Length);
        BinaryPrimitives.WriteInt32LittleEndian(into[24..], Stored);
        BinaryPrimitives.WriteUInt32LittleEndian(into[StoredCrcAt..], StoredCrc);
        BinaryPrimitives.WriteUInt32LittleEndian(into[CrcAt..], Crc32C.Of(into[CheckedFrom..Size]));
    }

    public static bool TryRead(ReadOnlySpan<byte> from, out PieceHeader header)
    {
        header = default;
        if (from.Length < Size
            || BinaryPrimitives.ReadUInt32LittleEndian(from) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(from[CrcAt..]) != Crc32C.Of(from[CheckedFrom..Size]))
        {
            return false;
        }

        header = new PieceHeader(
            (PieceKind)from[8],
            (from[9] & CompressedFlag) != 0,
            (from[9] & EncryptedFlag) != 0,
            BinaryPrimitives.ReadUInt32LittleEndian(from[12..]),
            BinaryPrimitives.ReadInt32LittleEndian(from[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(from[20..]),
            BinaryPrimitives.ReadInt32LittleEndian(from[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(from[StoredCrcAt..]));
        return header is { Start: >= 0, Length: >= 0, Stored: >= 0 };
    }
}
