using System.Buffers.Text;
using System.Text;

namespace Gust.JetStream.Consumers;

/// <summary>Adds what a consumer says in a message's headers. Owned by <see cref="Consumer"/>.</summary>
internal sealed class DeliveryHeaders
{
    private static readonly byte[] Empty = "NATS/1.0\r\n\r\n"u8.ToArray();

    private byte[] _text = [];

    /// <summary>The header block with the size of a payload that is left out (below 0: it is not) and the id of the pinned client.</summary>
    public ReadOnlySpan<byte> Compose(ReadOnlySpan<byte> headers, int payloadLeftOut, string? pinId)
    {
        if (payloadLeftOut < 0 && pinId is null)
        {
            return headers;
        }

        headers = headers.IsEmpty ? Empty : headers;
        int needed = headers.Length + 64 + (pinId?.Length ?? 0);
        _text = _text.Length < needed ? new byte[needed] : _text;
        int at = headers.Length - 2;
        headers[..at].CopyTo(_text);
        if (payloadLeftOut >= 0)
        {
            Append("Nats-Msg-Size: "u8, ref at);
            Utf8Formatter.TryFormat(payloadLeftOut, _text.AsSpan(at), out int written);
            at += written;
            Append("\r\n"u8, ref at);
        }

        if (pinId is not null)
        {
            Append("Nats-Pin-Id: "u8, ref at);
            at += Encoding.UTF8.GetBytes(pinId, _text.AsSpan(at));
            Append("\r\n"u8, ref at);
        }

        Append("\r\n"u8, ref at);
        return _text.AsSpan(0, at);
    }

    private void Append(ReadOnlySpan<byte> bytes, ref int at)
    {
        bytes.CopyTo(_text.AsSpan(at));
        at += bytes.Length;
    }
}
