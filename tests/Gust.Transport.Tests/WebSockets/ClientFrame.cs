using System.Buffers.Binary;
using Gust.Transport.WebSockets;

namespace Gust.Transport.Tests.WebSockets;

/// <summary>Frames as clients send them, right or wrong.</summary>
internal static class ClientFrame
{
    private const uint Key = 0xA1B2C3D4;

    public static byte[] Of(WebSocketOpcode opcode, ReadOnlySpan<byte> payload, bool isFinal = true, int reserved = 0, bool isMasked = true)
    {
        List<byte> frame = [(byte)((isFinal ? 0x80 : 0) | (reserved << 4) | (int)opcode)];
        int mask = isMasked ? 0x80 : 0;
        Span<byte> length = stackalloc byte[8];
        if (payload.Length < 126)
        {
            frame.Add((byte)(mask | payload.Length));
        }
        else if (payload.Length <= ushort.MaxValue)
        {
            frame.Add((byte)(mask | 126));
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)payload.Length);
            frame.AddRange(length[..2]);
        }
        else
        {
            frame.Add((byte)(mask | 127));
            BinaryPrimitives.WriteInt64BigEndian(length, payload.Length);
            frame.AddRange(length);
        }

        if (!isMasked)
        {
            return [.. frame, .. payload];
        }

        BinaryPrimitives.WriteUInt32BigEndian(length, Key);
        byte[] key = length[..4].ToArray();
        frame.AddRange(key);
        for (int i = 0; i < payload.Length; i++)
        {
            frame.Add((byte)(payload[i] ^ key[i & 3]));
        }

        return [.. frame];
    }

    public static byte[] Binary(string text) => Of(WebSocketOpcode.Binary, System.Text.Encoding.Latin1.GetBytes(text));

    public static byte[] Close(int status, ReadOnlySpan<byte> reason = default) => Of(WebSocketOpcode.Close, [(byte)(status >> 8), (byte)status, .. reason]);
}
