using System.Buffers.Binary;

namespace Gust.Security;

/// <summary>The text form of public keys: base32 of prefix, 32 key bytes and CRC-16 (spec: auth.md section 1).</summary>
internal static class NKeyText
{
    public const int KeySize = 32;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(NKeyPrefix prefix, ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeySize);
        Span<byte> raw = stackalloc byte[1 + KeySize + 2];
        raw[0] = (byte)prefix;
        key.CopyTo(raw[1..]);
        BinaryPrimitives.WriteUInt16LittleEndian(raw[(1 + KeySize)..], Crc16(raw[..(1 + KeySize)]));
        return Base32(raw);
    }

    /// <summary>CRC-16/XMODEM: polynomial 0x1021, initial value 0, not reflected.</summary>
    internal static ushort Crc16(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0;
        foreach (byte b in bytes)
        {
            crc ^= (ushort)(b << 8);
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (ushort)((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1);
            }
        }

        return crc;
    }

    /// <summary>RFC 4648 base32, upper case, without padding.</summary>
    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[((bytes.Length * 8) + 4) / 5];
        int bits = 0;
        int buffer = 0;
        int position = 0;
        foreach (byte b in bytes)
        {
            buffer = (buffer << 8) | b;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text[position++] = Alphabet[(buffer >> bits) & 31];
            }

            buffer &= (1 << bits) - 1;
        }

        if (bits > 0)
        {
            text[position++] = Alphabet[(buffer << (5 - bits)) & 31];
        }

        return new string(text[..position]);
    }
}
