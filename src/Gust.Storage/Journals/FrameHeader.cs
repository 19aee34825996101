using System.Buffers.Binary;

namespace Gust.Storage.Journals;

/// <summary>What stands before the records of a round.</summary>
/// <param name="Identity">Of the journal; a frame of another life is none.</param>
/// <param name="Position">Of its first byte in the journal. Content of a segment's earlier use has lower ones.</param>
/// <param name="PreviousEnd">Where the frame that was committed before it ends. Positions in between were given to rounds that failed.</param>
/// <param name="BodyLength">Bytes of its records.</param>
/// <param name="Extent">Bytes that it takes in the segment, with header and padding.</param>
/// <param name="Records">How many it holds.</param>
/// <param name="BodyCrc">CRC-32C of its records.</param>
/// <param name="IsEncrypted">Its records are encrypted; what that takes in front of them is part of the body.</param>
internal readonly record struct FrameHeader(
    ulong Identity, long Position, long PreviousEnd, int BodyLength, int Extent, int Records, uint BodyCrc, bool IsEncrypted = false)
{
    public const int Size = 48;

    /// <summary>No frame begins elsewhere, whatever the mode.</summary>
    public const int AlignmentMin = 64;

    private const uint Magic = 0x314A5547; // "GUJ1"
    private const uint EncryptedMagic = 0x31455547; // "GUE1"
    private const int CrcOffset = 4;
    private const int CheckedFrom = 8;
    private const int BodyCrcOffset = 44;

    /// <summary>Position behind its last record.</summary>
    public long End => Position + Size + BodyLength;

    /// <summary>What of a written header the encryption of the records vouches for, too.</summary>
    public static ReadOnlySpan<byte> ContextOf(ReadOnlySpan<byte> header) => header[CheckedFrom..BodyCrcOffset];

    public void Write(Span<byte> into)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(into, IsEncrypted ? EncryptedMagic : Magic);
        BinaryPrimitives.WriteUInt64LittleEndian(into[8..], Identity);
        BinaryPrimitives.WriteInt64LittleEndian(into[16..], Position);
        BinaryPrimitives.WriteInt64LittleEndian(into[24..], PreviousEnd);
        BinaryPrimitives.WriteInt32LittleEndian(into[32..], BodyLength);
        BinaryPrimitives.WriteInt32LittleEndian(into[36..], Extent);
        BinaryPrimitives.WriteInt32LittleEndian(into[40..], Records);
        BinaryPrimitives.WriteUInt32LittleEndian(into[BodyCrcOffset..], BodyCrc);
        BinaryPrimitives.WriteUInt32LittleEndian(into[CrcOffset..], Crc32C.Of(into[CheckedFrom..Size]));
    }

    /// <summary>Reads an intact header of any journal.</summary>
    public static bool TryRead(ReadOnlySpan<byte> from, out FrameHeader header)
    {
        header = default;
        if (from.Length < Size
            || !IsMagic(from)
            || BinaryPrimitives.ReadUInt32LittleEndian(from[CrcOffset..]) != Crc32C.Of(from[CheckedFrom..Size]))
        {
            return false;
        }

        header = ReadFields(from);
        return true;
    }

    /// <summary>Whether bytes that are no intact header were one that would have followed <paramref name="end"/>: a field or two are wrong, the others are not.</summary>
    public static bool IsDamaged(ReadOnlySpan<byte> from, ulong identity, long end)
    {
        if (from.Length < Size)
        {
            return false;
        }

        FrameHeader fields = ReadFields(from);
        int right = (IsMagic(from) ? 1 : 0)
            + (fields.Identity == identity ? 1 : 0)
            + (fields.Position >= end ? 1 : 0)
            + (fields.PreviousEnd == end ? 1 : 0);
        return right >= 3;
    }

    private static FrameHeader ReadFields(ReadOnlySpan<byte> from) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(from[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(from[16..]),
        BinaryPrimitives.ReadInt64LittleEndian(from[24..]),
        BinaryPrimitives.ReadInt32LittleEndian(from[32..]),
        BinaryPrimitives.ReadInt32LittleEndian(from[36..]),
        BinaryPrimitives.ReadInt32LittleEndian(from[40..]),
        BinaryPrimitives.ReadUInt32LittleEndian(from[BodyCrcOffset..]),
        BinaryPrimitives.ReadUInt32LittleEndian(from) == EncryptedMagic);

    private static bool IsMagic(ReadOnlySpan<byte> from) => BinaryPrimitives.ReadUInt32LittleEndian(from) is Magic or EncryptedMagic;
}
