using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Gust.Transport.WebSockets;

/// <summary>Takes the mask off a client's payload (RFC 6455 section 5.3), or puts it on.</summary>
internal static class WebSocketMask
{
    /// <param name="source">Payload from <paramref name="position"/> on.</param>
    /// <param name="destination">At least as long.</param>
    /// <param name="key">As it stands in the frame, read big-endian.</param>
    /// <param name="position">Bytes of the frame's payload before these.</param>
    public static void Apply(ReadOnlySpan<byte> source, Span<byte> destination, uint key, long position)
    {
        uint turned = BitOperations.RotateLeft(key, (int)(position & 3) * 8);
        uint word = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(turned) : turned;
        int at = 0;
        if (source.Length >= Vector<byte>.Count)
        {
            Vector<byte> mask = Vector.AsVectorByte(new Vector<uint>(word));
            for (; at <= source.Length - Vector<byte>.Count; at += Vector<byte>.Count)
            {
                (new Vector<byte>(source[at..]) ^ mask).CopyTo(destination[at..]);
            }
        }

        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in word));
        for (; at < source.Length; at++)
        {
            destination[at] = (byte)(source[at] ^ bytes[at & 3]);
        }
    }
}
