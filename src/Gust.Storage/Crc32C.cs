using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Gust.Storage;

/// <summary>CRC-32C (Castagnoli) over bytes, eight at a step.</summary>
internal static class Crc32C
{
    public const uint Start = uint.MaxValue;

    /// <summary>The checksum of bytes alone.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => ~Append(Start, bytes);

    /// <summary>Goes on from an earlier value, at first <see cref="Start"/>. Not inverted at the end.</summary>
    /// <remarks>Code compiled ahead of time does not know of the processor's instruction for it, and a loop is slow until it is compiled well.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        foreach (var one in bytes)
        {
            crc = BitOperations.Crc32C(crc, one);
        }

        return crc;
    }
}
