using System.Buffers.Binary;
using System.Numerics;

namespace Gust.Security.Keys;

/// <summary>The stream cipher XSalsa20 (Bernstein, "Extending the Salsa20 nonce"): OpenSSL has only its successor ChaCha20.</summary>
/// <remarks>Additions, rotations and xors of whole words: its time does not depend on keys or data.</remarks>
internal static class Salsa20
{
    public const int KeySize = 32;
    public const int BlockSize = 64;
    public const int ExtendedNonceSize = 24;
    private const int HashNonceSize = 16;
    private const int DoubleRounds = 10;

    /// <summary>Derives a key from a key and 16 bytes of a nonce.</summary>
    public static void HSalsa20(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, Span<byte> derived)
    {
        Span<uint> state = stackalloc uint[16];
        Fill(state, key, nonce);
        Rounds(state);
        ReadOnlySpan<int> kept = [0, 5, 10, 15, 6, 7, 8, 9];
        for (int i = 0; i < kept.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(derived[(4 * i)..], state[kept[i]]);
        }

        state.Clear();
    }

    /// <summary>Writes the key stream of a key and a nonce of 24 bytes, from its start.</summary>
    public static void XSalsa20Stream(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, Span<byte> stream)
    {
        Span<byte> derived = stackalloc byte[KeySize];
        HSalsa20(key, nonce[..HashNonceSize], derived);

        // The rest of the nonce, then the number of the block.
        Span<byte> input = stackalloc byte[HashNonceSize];
        input.Clear();
        nonce[HashNonceSize..].CopyTo(input);
        Span<byte> block = stackalloc byte[BlockSize];
        for (ulong counter = 0; !stream.IsEmpty; counter++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(input[8..], counter);
            Block(derived, input, block);
            int size = Math.Min(BlockSize, stream.Length);
            block[..size].CopyTo(stream);
            stream = stream[size..];
        }

        derived.Clear();
        block.Clear();
    }

    private static void Block(ReadOnlySpan<byte> key, ReadOnlySpan<byte> input, Span<byte> block)
    {
        Span<uint> before = stackalloc uint[16];
        Fill(before, key, input);
        Span<uint> state = stackalloc uint[16];
        before.CopyTo(state);
        Rounds(state);
        for (int i = 0; i < state.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(block[(4 * i)..], state[i] + before[i]);
        }
    }

    private static void Fill(Span<uint> state, ReadOnlySpan<byte> key, ReadOnlySpan<byte> input)
    {
        ReadOnlySpan<byte> constant = "expand 32-byte k"u8;
        for (int i = 0; i < 4; i++)
        {
            state[5 * i] = Word(constant, i);
            state[1 + i] = Word(key, i);
            state[6 + i] = Word(input, i);
            state[11 + i] = Word(key, 4 + i);
        }
    }

    private static uint Word(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 * index)..]);

    private static void Rounds(Span<uint> x)
    {
        for (int i = 0; i < DoubleRounds; i++)
        {
            QuarterRound(ref x[0], ref x[4], ref x[8], ref x[12]);
            QuarterRound(ref x[5], ref x[9], ref x[13], ref x[1]);
            QuarterRound(ref x[10], ref x[14], ref x[2], ref x[6]);
            QuarterRound(ref x[15], ref x[3], ref x[7], ref x[11]);

            QuarterRound(ref x[0], ref x[1], ref x[2], ref x[3]);
            QuarterRound(ref x[5], ref x[6], ref x[7], ref x[4]);
            QuarterRound(ref x[10], ref x[11], ref x[8], ref x[9]);
            QuarterRound(ref x[15], ref x[12], ref x[13], ref x[14]);
        }
    }

    private static void QuarterRound(ref uint a, ref uint b, ref uint c, ref uint d)
    {
        b ^= BitOperations.RotateLeft(a + d, 7);
        c ^= BitOperations.RotateLeft(b + a, 9);
        d ^= BitOperations.RotateLeft(c + b, 13);
        a ^= BitOperations.RotateLeft(d + c, 18);
    }
}
