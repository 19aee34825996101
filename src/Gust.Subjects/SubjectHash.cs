using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Gust.Foundation;

namespace Gust.Subjects;

/// <summary>A fast hash that cannot be flooded: what collides depends on two secret words.</summary>
/// <remarks>Multiply and fold, sixteen bytes a step. Not for signatures, not for files: it differs from one instance to the next.</remarks>
internal readonly struct SubjectHash
{
    private readonly ulong _first;
    private readonly ulong _second;

    public SubjectHash(IRandom random)
    {
        Span<ulong> secret = stackalloc ulong[2];
        random.Fill(MemoryMarshal.AsBytes(secret));
        _first = secret[0];
        _second = secret[1];
    }

    public uint Of(ReadOnlySpan<byte> bytes)
    {
        var state = _first ^ (ulong)bytes.Length;
        var rest = bytes;
        while (rest.Length > 16)
        {
            state = Fold(Word(rest) ^ _second, Word(rest[8..]) ^ state);
            rest = rest[16..];
        }

        // The last 1 to 16 bytes as two words that may overlap; the length is already in the state.
        var (low, high) = rest.Length switch
        {
            >= 8 => (Word(rest), Word(rest[^8..])),
            >= 4 => (HalfWord(rest), HalfWord(rest[^4..])),
            > 0 => (((ulong)rest[0] << 16) | ((ulong)rest[rest.Length >> 1] << 8) | rest[^1], 0UL),
            _ => (0UL, 0UL),
        };
        state = Fold(low ^ _second, high ^ state);
        return (uint)Fold(state ^ _first, 0x9E37_79B9_7F4A_7C15);
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }

    private static ulong Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private static ulong HalfWord(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
