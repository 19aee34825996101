using System.Buffers;

namespace Gust.JetStream.Consumers;

/// <summary>Numbers in as few bytes as they need: seven bits each, lowest first.</summary>
internal static class VarInt
{
    public const int BytesMax = 10;

    public static int Write(Span<byte> to, ulong number)
    {
        int at = 0;
        while (number >= 0x80)
        {
            to[at++] = (byte)(number | 0x80);
            number >>= 7;
        }

        to[at++] = (byte)number;
        return at;
    }

    /// <summary>Appends a number.</summary>
    public static void Write(IBufferWriter<byte> to, ulong number) => to.Advance(Write(to.GetSpan(BytesMax), number));

    public static ulong Read(ref ReadOnlySpan<byte> from)
    {
        ulong number = 0;
        for (int i = 0; i < from.Length && i < BytesMax; i++)
        {
            number |= (ulong)(from[i] & 0x7F) << (7 * i);
            if (from[i] < 0x80)
            {
                from = from[(i + 1)..];
                return number;
            }
        }

        throw new InvalidDataException("A number in a consumer's state is cut off.");
    }

    public static ulong ZigZag(long number) => (ulong)((number << 1) ^ (number >> 63));

    public static long UnZigZag(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);
}
