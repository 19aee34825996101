using System.Buffers.Text;

namespace Gust.JetStream.Consumers;

/// <summary>The subject that a client acknowledges to, taken apart; both forms (spec: jetstream.md section 5).</summary>
internal readonly ref struct AckSubject
{
    private const int ShortTokens = 9;
    private const int LongTokens = 11;

    /// <summary>Empty in the short form, and where the long one has <c>_</c>.</summary>
    public ReadOnlySpan<byte> Domain { get; init; }

    /// <summary>Empty in the short form.</summary>
    public ReadOnlySpan<byte> AccountHash { get; init; }

    public ReadOnlySpan<byte> Stream { get; init; }

    public ReadOnlySpan<byte> Consumer { get; init; }

    /// <summary><c>stream.consumer</c>, as they stand in the subject.</summary>
    public ReadOnlySpan<byte> Path { get; init; }

    /// <summary>0 when it is no number, as in the reference.</summary>
    public ulong Deliveries { get; init; }

    public ulong StreamSequence { get; init; }

    public ulong ConsumerSequence { get; init; }

    /// <summary>When the message was stored, in Unix nanoseconds.</summary>
    public long Time { get; init; }

    /// <summary>Messages behind it that the consumer had not delivered.</summary>
    public ulong Pending { get; init; }

    public static bool TryParse(ReadOnlySpan<byte> subject, out AckSubject ack)
    {
        ack = default;
        Span<Range> tokens = stackalloc Range[LongTokens + 1];
        int count = Split(subject, tokens);
        if (!subject.StartsWith("$JS.ACK."u8) || (count != ShortTokens && count < LongTokens))
        {
            return false;
        }

        bool isLong = count != ShortTokens;
        int first = isLong ? 4 : 2;
        ReadOnlySpan<byte> domain = isLong ? subject[tokens[2]] : default;
        ack = new AckSubject
        {
            Domain = domain.SequenceEqual("_"u8) ? default : domain,
            AccountHash = isLong ? subject[tokens[3]] : default,
            Stream = subject[tokens[first]],
            Consumer = subject[tokens[first + 1]],
            Path = subject[tokens[first].Start..tokens[first + 1].End],
            Deliveries = Number(subject[tokens[first + 2]]),
            StreamSequence = Number(subject[tokens[first + 3]]),
            ConsumerSequence = Number(subject[tokens[first + 4]]),
            Time = (long)Number(subject[tokens[first + 5]]),
            Pending = Number(subject[tokens[first + 6]]),
        };
        return true;
    }

    /// <summary>Finds the tokens; those behind the last range are one with it.</summary>
    private static int Split(ReadOnlySpan<byte> subject, Span<Range> tokens)
    {
        int count = 0;
        int start = 0;
        while (count < tokens.Length - 1 && subject[start..].IndexOf((byte)'.') is >= 0 and var length)
        {
            tokens[count++] = start..(start + length);
            start += length + 1;
        }

        tokens[count++] = start..;
        return count;
    }

    private static ulong Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out ulong number, out int used) && used == text.Length ? number : 0;
}
