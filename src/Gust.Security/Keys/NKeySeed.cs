using System.Security.Cryptography;

namespace Gust.Security.Keys;

/// <summary>The text form of seeds, <c>S</c> and the letter of what the key is for: what a user keeps secret.</summary>
internal static class NKeySeed
{
    public const int SeedSize = 32;

    /// <summary>Letters of a seed's text.</summary>
    public const int Length = 58;

    /// <summary>The prefix byte of all seeds; its last three bits are the first of the key's own prefix.</summary>
    private const byte SeedPrefix = 0x90;
    private const int ChecksumSize = 2;
    private const int RawSize = 2 + SeedSize + ChecksumSize;

    public static string Encode(NKeyPrefix prefix, ReadOnlySpan<byte> seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, SeedSize);
        Span<byte> raw = stackalloc byte[RawSize];
        raw[0] = (byte)(SeedPrefix | ((byte)prefix >> 5));
        raw[1] = (byte)(((byte)prefix & 31) << 3);
        seed.CopyTo(raw[2..]);
        NKeyText.Seal(raw);
        string text = Base32.Encode(raw);
        CryptographicOperations.ZeroMemory(raw);
        return text;
    }

    /// <summary>Copies the seed's bytes. False unless length, letters, both prefixes and checksum are right.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, out NKeyPrefix prefix, Span<byte> seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, SeedSize);
        Span<byte> raw = stackalloc byte[RawSize];
        bool valid = Base32.TryDecode(text, raw) && NKeyText.IsSealed(raw) && (raw[0] & 0xF8) == SeedPrefix && (raw[1] & 7) == 0;
        prefix = (NKeyPrefix)(((raw[0] & 7) << 5) | (raw[1] >> 3));
        valid = valid && NKeyText.IsKnown(prefix);
        if (valid)
        {
            raw.Slice(2, SeedSize).CopyTo(seed);
        }

        CryptographicOperations.ZeroMemory(raw);
        return valid;
    }
}
