using System.Buffers;
using System.Buffers.Binary;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Commits;

/// <summary>The body of a record that tells several things, which happen together or not at all: the bodies of other records, each behind its kind and length.</summary>
internal static class BatchRecord
{
    private const int PrefixSize = 1 + sizeof(int);

    /// <summary>A message comes in.</summary>
    public static void Add(IBufferWriter<byte> to, in Mail mail, ulong sequence, long time)
    {
        int length = StreamRecords.MessageHeadSize + mail.Content.Length;
        Span<byte> into = Begin(to, StreamRecordKind.Message, length);
        StreamRecords.WriteMessageHead(into, sequence, time, mail.Subject.Length, mail.Headers.Length);
        mail.Content.CopyTo(into[StreamRecords.MessageHeadSize..]);
        to.Advance(PrefixSize + length);
    }

    /// <summary>A sequence is given away without a message.</summary>
    public static void AddSkip(IBufferWriter<byte> to, ulong sequence, long time)
    {
        byte[] body = StreamRecords.Skipped(sequence, time);
        body.CopyTo(Begin(to, StreamRecordKind.Skipped, body.Length));
        to.Advance(PrefixSize + body.Length);
    }

    /// <summary>Takes the next part off. False: there is none.</summary>
    /// <exception cref="InvalidDataException">The record is cut off.</exception>
    public static bool TryTake(ref ReadOnlySpan<byte> body, out StreamRecordKind kind, out ReadOnlySpan<byte> part)
    {
        kind = default;
        part = default;
        if (body.IsEmpty)
        {
            return false;
        }

        int length = body.Length < PrefixSize ? -1 : BinaryPrimitives.ReadInt32LittleEndian(body[1..]);
        if (length < 0 || length > body.Length - PrefixSize)
        {
            throw new InvalidDataException("A record of a batch is cut off.");
        }

        kind = (StreamRecordKind)body[0];
        part = body.Slice(PrefixSize, length);
        body = body[(PrefixSize + length)..];
        return true;
    }

    private static Span<byte> Begin(IBufferWriter<byte> to, StreamRecordKind kind, int length)
    {
        Span<byte> into = to.GetSpan(PrefixSize + length);
        into[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(into[1..], length);
        return into.Slice(PrefixSize, length);
    }
}
