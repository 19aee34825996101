using System.Text;
using System.Text.Json;

namespace Gust.JetStream.Consumers;

/// <summary>The body of an acknowledgement (spec: jetstream.md section 5).</summary>
/// <param name="Rest">What follows the word, without blanks around it.</param>
internal readonly ref struct AckBody(AckKind kind, ReadOnlySpan<byte> rest)
{
    public AckKind Kind { get; } = kind;

    public ReadOnlySpan<byte> Rest { get; } = rest;

    /// <summary>The reference compares +ACK, +OK and +WPI whole; after the other words anything may follow, without a blank too.</summary>
    public static AckBody Parse(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty || body.SequenceEqual("+ACK"u8) || body.SequenceEqual("+OK"u8))
        {
            return new AckBody(AckKind.Ack, default);
        }

        if (body.SequenceEqual("+WPI"u8))
        {
            return new AckBody(AckKind.Progress, default);
        }

        if (body.StartsWith("-NAK"u8))
        {
            return new AckBody(AckKind.Nak, Trim(body[4..]));
        }

        if (body.StartsWith("+NXT"u8))
        {
            return new AckBody(AckKind.Next, Trim(body[4..]));
        }

        return body.StartsWith("+TERM"u8)
            ? new AckBody(AckKind.Terminate, Trim(body[5..]))
            : new AckBody(AckKind.Unknown, default);
    }

    /// <summary>A nak's delay in nanoseconds, as <c>{"delay": ns}</c> or <c>5s</c>; 0 when there is none that can be read.</summary>
    public long NakDelay()
    {
        if (Rest.IsEmpty)
        {
            return 0;
        }

        return Math.Max(0, Rest[0] == (byte)'{' ? ReadDelay(Rest) : DurationText.TryParse(Rest, out long delay) ? delay : 0);
    }

    /// <summary>A termination's reason; null when none is given.</summary>
    public string? Reason() => Rest.IsEmpty ? null : Encoding.UTF8.GetString(Rest);

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n"u8);

    private static long ReadDelay(ReadOnlySpan<byte> json)
    {
        try
        {
            long delay = 0;
            Utf8JsonReader reader = new(json);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }

                bool isDelay = Ascii.EqualsIgnoreCase(reader.ValueSpan, "delay"u8);
                reader.Read();
                if (isDelay && !(reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out delay)))
                {
                    return 0;
                }

                reader.Skip();
            }

            return delay;
        }
        catch (JsonException)
        {
            return 0; // The reference redelivers at once when it cannot read the delay.
        }
    }
}
