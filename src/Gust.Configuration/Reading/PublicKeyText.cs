namespace Gust.Configuration.Reading;

/// <summary>The text form of public keys: 56 characters of base32 over a prefix, 32 key bytes and a CRC-16 (auth.md section 1).</summary>
internal static class PublicKeyText
{
    public const byte Operator = 14 << 3;
    public const byte Account = 0;
    public const byte User = 20 << 3;
    public const byte Curve = 23 << 3;
    private const byte Server = 13 << 3;
    private const byte Cluster = 2 << 3;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Length = 56;
    private const int RawLength = 35;

    /// <summary>It is a public key of this kind.</summary>
    public static bool Is(byte prefix, string text) => TryPrefix(text, out var found) && found == prefix;

    /// <summary>It is a public key, whatever of.</summary>
    public static bool IsAny(string text) =>
        TryPrefix(text, out var found) && found is Operator or Account or User or Server or Cluster or Curve;

    private static bool TryPrefix(string text, out byte prefix)
    {
        prefix = 0;
        if (text.Length != Length)
        {
            return false;
        }

        Span<byte> raw = stackalloc byte[RawLength];
        var (bits, buffer, used) = (0, 0, 0);
        foreach (var letter in text)
        {
            var value = Alphabet.IndexOf(letter);
            if (value < 0)
            {
                return false;
            }

            (buffer, bits) = ((buffer << 5) | value, bits + 5);
            if (bits >= 8)
            {
                bits -= 8;
                raw[used++] = (byte)(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }

        prefix = raw[0];
        return (raw[^2] | (raw[^1] << 8)) == Crc16(raw[..^2]);
    }

    /// <summary>CRC-16/XMODEM: polynomial 0x1021, initial value 0, not reflected.</summary>
    private static ushort Crc16(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0;
        foreach (var value in bytes)
        {
            crc ^= (ushort)(value << 8);
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (ushort)((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1);
            }
        }

        return crc;
    }
}
