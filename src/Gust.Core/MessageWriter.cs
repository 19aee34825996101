using System.Buffers.Text;

namespace Gust.Core;

/// <summary>Writes MSG and HMSG. The hot path: three copies per delivery.</summary>
internal static class MessageWriter
{
    private static int Digits(int value) => value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : DigitsOfLarge(value);

    /// <summary>Bytes that <see cref="Write"/> will fill.</summary>
    public static int Length(Subscription subscription, in Publication publication, bool takesHeaders)
    {
        if (publication.HasHeaders && !takesHeaders)
        {
            return LengthWithoutHeaders(subscription, publication);
        }

        int head = publication.HasHeaders ? publication.Head.Length : publication.Head.Length - 1;
        return head + subscription.SidField.Length + publication.Tail.Length;
    }

    /// <summary>Fills <paramref name="destination"/>, which has exactly <see cref="Length"/> bytes.</summary>
    public static void Write(Span<byte> destination, Subscription subscription, in Publication publication, bool takesHeaders)
    {
        if (publication.HasHeaders && !takesHeaders)
        {
            WriteWithoutHeaders(destination, subscription, publication);
            return;
        }

        ReadOnlySpan<byte> head = publication.HasHeaders ? publication.Head : publication.Head[1..];
        ReadOnlySpan<byte> sid = subscription.SidField;
        head.CopyTo(destination);
        sid.CopyTo(destination[head.Length..]);
        publication.Tail.CopyTo(destination[(head.Length + sid.Length)..]);
    }

    /// <summary>A whole tail for a message whose input bytes cannot serve as one. Returns the bytes written.</summary>
    public static int ComposeTail(Span<byte> destination, ReadOnlySpan<byte> reply, int headerSize, ReadOnlySpan<byte> body)
    {
        int at = 0;
        at += AppendField(destination, reply);
        if (headerSize >= 0)
        {
            at += AppendNumber(destination[at..], headerSize);
            destination[at++] = (byte)' ';
        }

        at += AppendNumber(destination[at..], body.Length);
        return at + AppendBody(destination[at..], body);
    }

    /// <summary>The same for a body whose header block and payload stand apart.</summary>
    public static int ComposeTail(Span<byte> destination, ReadOnlySpan<byte> reply, ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload)
    {
        int at = AppendField(destination, reply);
        at += AppendNumber(destination[at..], header.Length);
        destination[at++] = (byte)' ';
        at += AppendNumber(destination[at..], header.Length + payload.Length);
        "\r\n"u8.CopyTo(destination[at..]);
        header.CopyTo(destination[(at + 2)..]);
        at += 2 + header.Length;
        payload.CopyTo(destination[at..]);
        "\r\n"u8.CopyTo(destination[(at + payload.Length)..]);
        return at + payload.Length + 2;
    }

    /// <summary>Most bytes that <see cref="ComposeTail"/> can write.</summary>
    public static int TailMax(int replyLength, int bodyLength) => replyLength + 1 + 11 + 10 + 2 + bodyLength + 2;

    private static int LengthWithoutHeaders(Subscription subscription, in Publication publication)
    {
        int payload = publication.Body.Length - publication.HeaderSize;
        int reply = publication.Reply.IsEmpty ? 0 : publication.Reply.Length + 1;
        return publication.Head.Length - 1 + subscription.SidField.Length + reply + Digits(payload) + 2 + payload + 2;
    }

    private static void WriteWithoutHeaders(Span<byte> destination, Subscription subscription, in Publication publication)
    {
        publication.Head[1..].CopyTo(destination);
        int at = publication.Head.Length - 1;
        subscription.SidField.CopyTo(destination[at..]);
        at += subscription.SidField.Length;
        ComposeTail(destination[at..], publication.Reply, headerSize: -1, publication.Body[publication.HeaderSize..]);
    }

    private static int AppendField(Span<byte> destination, ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty)
        {
            return 0;
        }

        field.CopyTo(destination);
        destination[field.Length] = (byte)' ';
        return field.Length + 1;
    }

    private static int AppendNumber(Span<byte> destination, int number)
    {
        Utf8Formatter.TryFormat(number, destination, out int written);
        return written;
    }

    private static int AppendBody(Span<byte> destination, ReadOnlySpan<byte> body)
    {
        "\r\n"u8.CopyTo(destination);
        body.CopyTo(destination[2..]);
        "\r\n"u8.CopyTo(destination[(2 + body.Length)..]);
        return body.Length + 4;
    }

    private static int DigitsOfLarge(int value)
    {
        int digits = 4;
        for (int rest = value / 10000; rest > 0; rest /= 10)
        {
            digits++;
        }

        return digits;
    }
}
