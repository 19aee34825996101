using System.Buffers.Binary;

namespace Gust.Transport.WebSockets;

/// <summary>Heads of the frames that a server sends: never masked.</summary>
internal static class WebSocketFrameWriter
{
    /// <summary>Bytes of the largest head.</summary>
    public const int HeaderMax = 10;

    /// <summary>Writes a head and gives its length.</summary>
    public static int WriteHeader(Span<byte> destination, WebSocketOpcode opcode, int length, bool isFinal = true, bool isCompressed = false)
    {
        destination[0] = (byte)((isFinal ? 0x80 : 0) | (isCompressed ? 0x40 : 0) | (int)opcode);
        switch (length)
        {
            case < 126:
                destination[1] = (byte)length;
                return 2;
            case <= ushort.MaxValue:
                destination[1] = 126;
                BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)length);
                return 4;
            default:
                destination[1] = 127;
                BinaryPrimitives.WriteInt64BigEndian(destination[2..], length);
                return 10;
        }
    }
}
