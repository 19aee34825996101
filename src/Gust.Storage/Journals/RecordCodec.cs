using System.Buffers.Binary;

namespace Gust.Storage.Journals;

/// <summary>A record in a frame: length of its body, stream, kind, body. What guards it is the frame's checksum.</summary>
internal static class RecordCodec
{
    public const int HeaderSize = sizeof(int) + sizeof(ulong) + 1;

    public static void WriteHeader(Span<byte> into, int bodyLength, ulong stream, byte kind)
    {
        BinaryPrimitives.WriteInt32LittleEndian(into, bodyLength);
        BinaryPrimitives.WriteUInt64LittleEndian(into[4..], stream);
        into[12] = kind;
    }

    /// <summary>Reads the first record of <paramref name="from"/>.</summary>
    /// <param name="position">Of its first byte.</param>
    public static JournalRecord Read(ReadOnlySpan<byte> from, long position)
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(from);
        return new JournalRecord
        {
            Position = position + HeaderSize + length,
            Stream = BinaryPrimitives.ReadUInt64LittleEndian(from[4..]),
            Kind = from[12],
            Body = from.Slice(HeaderSize, length),
        };
    }
}
