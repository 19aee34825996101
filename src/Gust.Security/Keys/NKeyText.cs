using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Gust.Security.Keys;

/// <summary>The text form of keys: base32 of prefix, key bytes and CRC-16 (spec: auth.md section 1). Seeds are <see cref="NKeySeed"/>'s.</summary>
internal static class NKeyText
{
    public const int KeySize = 32;

    /// <summary>Letters of a public key's text.</summary>
    public const int Length = 56;

    private const int ChecksumSize = 2;
    private const int RawSize = 1 + KeySize + ChecksumSize;

    public static string Encode(NKeyPrefix prefix, ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeySize);
        Span<byte> raw = stackalloc byte[RawSize];
        raw[0] = (byte)prefix;
        key.CopyTo(raw[1..]);
        Seal(raw);
        return Base32.Encode(raw);
    }

    /// <summary>The bytes of a key's text. False unless length, letters, prefix and checksum are right.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, out NKeyPrefix prefix, [NotNullWhen(true)] out byte[]? key)
    {
        prefix = default;
        key = null;
        Span<byte> raw = stackalloc byte[RawSize];
        if (!Base32.TryDecode(text, raw) || !IsSealed(raw) || !IsKnown((NKeyPrefix)raw[0]))
        {
            return false;
        }

        prefix = (NKeyPrefix)raw[0];
        key = raw.Slice(1, KeySize).ToArray();
        return true;
    }

    public static bool IsValid(ReadOnlySpan<char> text, NKeyPrefix prefix) => TryDecode(text, out NKeyPrefix found, out _) && found == prefix;

    /// <summary>Writes the checksum of what stands before it into the last two bytes.</summary>
    internal static void Seal(Span<byte> raw) =>
        BinaryPrimitives.WriteUInt16LittleEndian(raw[^ChecksumSize..], Crc16.Compute(raw[..^ChecksumSize]));

    internal static bool IsSealed(ReadOnlySpan<byte> raw) =>
        BinaryPrimitives.ReadUInt16LittleEndian(raw[^ChecksumSize..]) == Crc16.Compute(raw[..^ChecksumSize]);

    /// <summary>Whether a key of this kind has a public half and a seed.</summary>
    internal static bool IsKnown(NKeyPrefix prefix) =>
        prefix is NKeyPrefix.Account or NKeyPrefix.Cluster or NKeyPrefix.Server or NKeyPrefix.Operator or NKeyPrefix.User or NKeyPrefix.Curve;
}
