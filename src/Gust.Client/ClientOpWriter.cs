using System.Buffers.Text;
using System.Text;

namespace Gust.Client;

/// <summary>Formats what a client sends, into a span that is large enough (<see cref="BytesMax"/>).</summary>
internal static class ClientOpWriter
{
    /// <summary>Upper bound for one operation with these parts.</summary>
    public static int BytesMax(string subject, string? extra, int bodyBytes) =>
        (subject.Length + (extra?.Length ?? 0)) * 3 + bodyBytes + 64;

    public static int Publish(Span<byte> target, string subject, string? reply, ReadOnlySpan<byte> headerBlock, ReadOnlySpan<byte> payload)
    {
        int at = Copy(target, 0, headerBlock.IsEmpty ? "PUB "u8 : "HPUB "u8);
        at += Encoding.UTF8.GetBytes(subject, target[at..]);
        target[at++] = (byte)' ';
        if (reply is not null)
        {
            at += Encoding.UTF8.GetBytes(reply, target[at..]);
            target[at++] = (byte)' ';
        }

        if (!headerBlock.IsEmpty)
        {
            at = Number(target, at, headerBlock.Length);
            target[at++] = (byte)' ';
        }

        at = Number(target, at, headerBlock.Length + payload.Length);
        at = Copy(target, at, "\r\n"u8);
        at = Copy(target, at, headerBlock);
        at = Copy(target, at, payload);
        return Copy(target, at, "\r\n"u8);
    }

    public static int Subscribe(Span<byte> target, string subject, string? queue, long sid)
    {
        int at = Copy(target, 0, "SUB "u8);
        at += Encoding.UTF8.GetBytes(subject, target[at..]);
        target[at++] = (byte)' ';
        if (queue is not null)
        {
            at += Encoding.UTF8.GetBytes(queue, target[at..]);
            target[at++] = (byte)' ';
        }

        at = Number(target, at, sid);
        return Copy(target, at, "\r\n"u8);
    }

    /// <summary><paramref name="max"/> 0: at once.</summary>
    public static int Unsubscribe(Span<byte> target, long sid, long max)
    {
        int at = Copy(target, 0, "UNSUB "u8);
        at = Number(target, at, sid);
        if (max > 0)
        {
            target[at++] = (byte)' ';
            at = Number(target, at, max);
        }

        return Copy(target, at, "\r\n"u8);
    }

    private static int Copy(Span<byte> target, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(target[at..]);
        return at + bytes.Length;
    }

    private static int Number(Span<byte> target, int at, long value)
    {
        Utf8Formatter.TryFormat(value, target[at..], out int written);
        return at + written;
    }
}
