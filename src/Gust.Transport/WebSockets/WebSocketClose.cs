using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Gust.Foundation;

namespace Gust.Transport.WebSockets;

/// <summary>The payload of close frames: a status code and a reason (RFC 6455 sections 5.5.1 and 7.4).</summary>
internal static class WebSocketClose
{
    private const int ReasonMax = 123;

    /// <summary>What is wrong with a peer's; null when nothing.</summary>
    public static WebSocketError? Check(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return null;
        }

        if (payload.Length == 1)
        {
            return WebSocketError.CloseOfOneByte;
        }

        int status = BinaryPrimitives.ReadUInt16BigEndian(payload);
        if (status is not ((>= 1000 and <= 1014 and not 1004 and not 1005 and not 1006) or (>= 3000 and <= 4999)))
        {
            return WebSocketError.BadCloseStatus(status);
        }

        return Utf8.IsValid(payload[2..]) ? null : WebSocketError.CloseNotUtf8;
    }

    /// <summary>A payload for <paramref name="farewell"/>, its reason cut to what fits.</summary>
    public static byte[] Payload(LinkFarewell farewell)
    {
        Span<byte> payload = stackalloc byte[2 + ReasonMax];
        BinaryPrimitives.WriteUInt16BigEndian(payload, farewell.Code == 0 ? LinkFarewell.Normal : farewell.Code);
        Utf8.FromUtf16(farewell.Reason, payload[2..], out _, out int count); // never ends within a character
        return payload[..(2 + count)].ToArray();
    }
}
