using System.Buffers;
using System.Buffers.Binary;
using Gust.JetStream.Consumers;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;
using Gust.Storage.Streams;

namespace Gust.JetStream.Commits;

/// <summary>The bodies of a stream's records in the journal.</summary>
internal static class StreamRecords
{
    /// <summary>Bytes before the subject of a message.</summary>
    public const int MessageHeadSize = 24;

    public static void WriteMessageHead(Span<byte> into, ulong sequence, long time, int subjectLength, int headersLength)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(into, sequence);
        BinaryPrimitives.WriteInt64LittleEndian(into[8..], time);
        BinaryPrimitives.WriteInt32LittleEndian(into[16..], subjectLength);
        BinaryPrimitives.WriteInt32LittleEndian(into[20..], headersLength);
    }

    public static StoredMessage ReadMessage(ReadOnlySpan<byte> body)
    {
        int subject = BinaryPrimitives.ReadInt32LittleEndian(body[16..]);
        int headers = BinaryPrimitives.ReadInt32LittleEndian(body[20..]);
        ReadOnlySpan<byte> content = body[MessageHeadSize..];
        return new StoredMessage
        {
            Sequence = BinaryPrimitives.ReadUInt64LittleEndian(body),
            Time = BinaryPrimitives.ReadInt64LittleEndian(body[8..]),
            Subject = content[..subject],
            Headers = content.Slice(subject, headers),
            Payload = content[(subject + headers)..],
        };
    }

    /// <summary>A message that nobody wants: its sequence, and when it came.</summary>
    public static byte[] Skipped(ulong sequence, long time)
    {
        byte[] body = new byte[sizeof(ulong) + sizeof(long)];
        BinaryPrimitives.WriteUInt64LittleEndian(body, sequence);
        BinaryPrimitives.WriteInt64LittleEndian(body.AsSpan(sizeof(ulong)), time);
        return body;
    }

    public static ulong ReadSkipped(ReadOnlySpan<byte> body, out long time)
    {
        time = body.Length < sizeof(ulong) + sizeof(long) ? 0 : BinaryPrimitives.ReadInt64LittleEndian(body[sizeof(ulong)..]);
        return BinaryPrimitives.ReadUInt64LittleEndian(body);
    }

    /// <param name="to">Gets the body.</param>
    /// <param name="sequences">Rising.</param>
    /// <param name="erase">Their bytes are overwritten.</param>
    public static void WriteRemoved(IBufferWriter<byte> to, ReadOnlySpan<ulong> sequences, bool erase)
    {
        VarInt.Write(to, erase ? 1UL : 0);
        ulong before = 0;
        foreach (ulong sequence in sequences)
        {
            VarInt.Write(to, sequence - before);
            before = sequence;
        }
    }

    public static List<ulong> ReadRemoved(ReadOnlySpan<byte> body, out bool erase)
    {
        erase = VarInt.Read(ref body) != 0;
        List<ulong> sequences = [];
        ulong sequence = 0;
        while (!body.IsEmpty)
        {
            sequences.Add(sequence += VarInt.Read(ref body));
        }

        return sequences;
    }

    /// <param name="to">Gets the body.</param>
    /// <param name="filter">A subject, with wildcards or not; empty: all.</param>
    /// <param name="below">Messages before it go.</param>
    /// <param name="keep">As many of the newest stay.</param>
    public static void WritePurged(IBufferWriter<byte> to, ReadOnlySpan<byte> filter, ulong below, long keep)
    {
        VarInt.Write(to, below);
        VarInt.Write(to, (ulong)keep);
        to.Write(filter);
    }

    public static void ReadPurged(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> filter, out ulong below, out long keep)
    {
        below = VarInt.Read(ref body);
        keep = (long)VarInt.Read(ref body);
        filter = body;
    }

    public static byte[] StreamCreated(string account, long created, StreamConfig config)
    {
        ArrayBufferWriter<byte> to = new();
        VarInt.Write(to, (ulong)created);
        PutText(to, account);
        ModelJson.Write(to, StreamConfig.Shape, config);
        return to.WrittenSpan.ToArray();
    }

    public static StreamConfig ReadStreamCreated(ReadOnlySpan<byte> body, out string account, out long created)
    {
        created = (long)VarInt.Read(ref body);
        account = TakeText(ref body);
        return ReadStreamConfig(body);
    }

    public static byte[] StreamUpdated(StreamConfig config)
    {
        ArrayBufferWriter<byte> to = new();
        ModelJson.Write(to, StreamConfig.Shape, config);
        return to.WrittenSpan.ToArray();
    }

    public static StreamConfig ReadStreamConfig(ReadOnlySpan<byte> body)
    {
        StreamConfig config = new();
        Check(ModelJson.Read(body, StreamConfig.Shape, config, isStrict: false));
        return config;
    }

    public static byte[] ConsumerCreated(uint number, long created, ConsumerConfig config)
    {
        ArrayBufferWriter<byte> to = new();
        VarInt.Write(to, number);
        VarInt.Write(to, (ulong)created);
        ModelJson.Write(to, ConsumerConfig.Shape, config);
        return to.WrittenSpan.ToArray();
    }

    public static ConsumerConfig ReadConsumerCreated(ReadOnlySpan<byte> body, out uint number, out long created)
    {
        number = (uint)VarInt.Read(ref body);
        created = (long)VarInt.Read(ref body);
        return ReadConsumerConfig(body);
    }

    public static ConsumerConfig ReadConsumerConfig(ReadOnlySpan<byte> body)
    {
        ConsumerConfig config = new();
        Check(ModelJson.Read(body, ConsumerConfig.Shape, config, isStrict: false));
        return config;
    }

    /// <summary>The number that begins every record of a consumer.</summary>
    public static int WriteNumber(Span<byte> into, uint number) => VarInt.Write(into, number);

    public static uint TakeNumber(ref ReadOnlySpan<byte> body) => (uint)VarInt.Read(ref body);

    public static void PutBytes(IBufferWriter<byte> to, ReadOnlySpan<byte> bytes)
    {
        VarInt.Write(to, (ulong)bytes.Length);
        to.Write(bytes);
    }

    public static ReadOnlySpan<byte> TakeBytes(ref ReadOnlySpan<byte> from)
    {
        ulong length = VarInt.Read(ref from);
        if (length > (ulong)from.Length)
        {
            throw new InvalidDataException("A record of a stream is cut off.");
        }

        ReadOnlySpan<byte> bytes = from[..(int)length];
        from = from[(int)length..];
        return bytes;
    }

    public static void PutText(IBufferWriter<byte> to, string text) => PutBytes(to, System.Text.Encoding.UTF8.GetBytes(text));

    public static string TakeText(ref ReadOnlySpan<byte> from) => System.Text.Encoding.UTF8.GetString(TakeBytes(ref from));

    private static void Check(string? fault)
    {
        if (fault is not null)
        {
            throw new InvalidDataException($"A configuration in the store cannot be read: {fault}");
        }
    }
}
