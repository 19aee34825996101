using System.Buffers.Binary;
using System.Numerics;

namespace Gust.Storage.Streams.Blocks;

/// <summary>How a message lies in a block: length, CRC-32C, sequence, time, subject length and flags, back link; subject, headers, payload.</summary>
/// <remarks>A record is <see cref="FixedSize"/> + subject + payload (+ 4 + headers), so the sizes that streams count follow from its length.</remarks>
internal static class RecordCodec
{
    public const int FixedSize = 32;
    public const int SubjectMax = (1 << 24) - 1;

    /// <summary>Where in a record its <see cref="RecordFlags"/> stand.</summary>
    public const int FlagsAt = 27;

    private const int CrcAt = 4;
    private const int SequenceAt = 8;
    private const int TimeAt = 16;
    private const int MetaAt = 24;
    private const int BackAt = 28;

    public static int SizeOf(in StoredMessage message) =>
        checked(FixedSize + message.Subject.Length + message.Payload.Length + (message.Headers.IsEmpty ? 0 : 4 + message.Headers.Length));

    /// <summary>Writes a record of <see cref="SizeOf"/> bytes, which is <paramref name="into"/>'s length.</summary>
    public static void Encode(in StoredMessage message, uint back, Span<byte> into)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(message.Subject.Length, SubjectMax);
        var hasHeaders = !message.Headers.IsEmpty;
        BinaryPrimitives.WriteInt32LittleEndian(into, into.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(into[SequenceAt..], message.Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(into[TimeAt..], message.Time);
        BinaryPrimitives.WriteInt32LittleEndian(into[MetaAt..], message.Subject.Length);
        into[FlagsAt] = (byte)(hasHeaders ? RecordFlags.Headers : RecordFlags.None);
        BinaryPrimitives.WriteUInt32LittleEndian(into[BackAt..], back);
        var rest = into[FixedSize..];
        if (hasHeaders)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, message.Headers.Length);
            rest = rest[4..];
        }

        message.Subject.CopyTo(rest);
        rest = rest[message.Subject.Length..];
        message.Headers.CopyTo(rest);
        message.Payload.CopyTo(rest[message.Headers.Length..]);
        WriteCrc(into);
    }

    /// <summary>Whether these bytes are one whole record as it was written.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> record) =>
        record.Length >= FixedSize
        && BinaryPrimitives.ReadInt32LittleEndian(record) == record.Length
        && BinaryPrimitives.ReadUInt32LittleEndian(record[CrcAt..]) == CrcOf(record);

    /// <summary>The first words of a record, not checked; at least <see cref="FixedSize"/> bytes.</summary>
    public static RecordHead Head(ReadOnlySpan<byte> record) => new(
        BinaryPrimitives.ReadInt32LittleEndian(record),
        BinaryPrimitives.ReadUInt64LittleEndian(record[SequenceAt..]),
        BinaryPrimitives.ReadInt64LittleEndian(record[TimeAt..]),
        BinaryPrimitives.ReadInt32LittleEndian(record[MetaAt..]) & SubjectMax,
        BinaryPrimitives.ReadUInt32LittleEndian(record[BackAt..]),
        (RecordFlags)record[FlagsAt]);

    /// <summary>The subject of a record that is intact.</summary>
    public static ReadOnlySpan<byte> Subject(ReadOnlySpan<byte> record)
    {
        var head = Head(record);
        return record.Slice(FixedSize + (head.Flags.HasFlag(RecordFlags.Headers) ? 4 : 0), head.SubjectLength);
    }

    /// <summary>The message in a record that is intact. Its spans point into the record.</summary>
    public static StoredMessage Decode(ReadOnlySpan<byte> record)
    {
        var head = Head(record);
        var rest = record[FixedSize..];
        var headers = 0;
        if ((head.Flags & RecordFlags.Headers) != 0)
        {
            headers = BinaryPrimitives.ReadInt32LittleEndian(rest);
            rest = rest[4..];
        }

        return new StoredMessage
        {
            Sequence = head.Sequence,
            Time = head.Time,
            Subject = rest[..head.SubjectLength],
            Headers = rest.Slice(head.SubjectLength, headers),
            Payload = rest[(head.SubjectLength + headers)..],
        };
    }

    /// <summary>Whether these bytes say that they are one record of their length, be their content good or torn.</summary>
    public static bool IsRecord(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FixedSize)
        {
            return false;
        }

        var head = Head(bytes);
        return head.Length == bytes.Length && FixedSize + head.SubjectLength + ((head.Flags & RecordFlags.Headers) != 0 ? 4 : 0) <= bytes.Length;
    }

    /// <summary>Overwrites headers and payload of an <see cref="IsRecord"/>. The subject stays: the stream's count of it is made from records.</summary>
    public static void Erase(Span<byte> record)
    {
        var head = Head(record);
        var content = FixedSize + head.SubjectLength + ((head.Flags & RecordFlags.Headers) != 0 ? 4 : 0);
        record[content..].Clear();
        record[FlagsAt] |= (byte)(RecordFlags.Erased | RecordFlags.Removed);
        WriteCrc(record);
    }

    private static void WriteCrc(Span<byte> record) => BinaryPrimitives.WriteUInt32LittleEndian(record[CrcAt..], CrcOf(record));

    private static uint CrcOf(ReadOnlySpan<byte> record)
    {
        const ulong Covered = ~((ulong)RecordFlags.Removed << 24);
        var crc = BitOperations.Crc32C(Crc32C.Start, BinaryPrimitives.ReadUInt32LittleEndian(record));
        crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(record[SequenceAt..]));
        crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(record[TimeAt..]));
        crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(record[MetaAt..]) & Covered);
        return Crc32C.Append(crc, record[FixedSize..]);
    }
}
