namespace Gust.Security.Keys;

/// <summary>RFC 4648 base32, upper case, without padding.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerLetter = 5;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        // Sized for what this room encodes: a key, a seed, a digest.
        Span<char> text = stackalloc char[((bytes.Length * 8) + BitsPerLetter - 1) / BitsPerLetter];
        int bits = 0;
        int buffer = 0;
        int position = 0;
        foreach (byte b in bytes)
        {
            buffer = (buffer << 8) | b;
            bits += 8;
            while (bits >= BitsPerLetter)
            {
                bits -= BitsPerLetter;
                text[position++] = Alphabet[(buffer >> bits) & 31];
            }

            buffer &= (1 << bits) - 1;
        }

        if (bits > 0)
        {
            text[position++] = Alphabet[(buffer << (BitsPerLetter - bits)) & 31];
        }

        string encoded = new(text[..position]);
        text.Clear();
        return encoded;
    }

    /// <summary>How many bytes a text of so many letters holds.</summary>
    public static int DecodedSize(int letters) => letters * BitsPerLetter / 8;

    /// <summary>Fills <paramref name="bytes"/> exactly. False for a foreign letter, another length or a text that encoding does not produce.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        if (text.Length != ((bytes.Length * 8) + BitsPerLetter - 1) / BitsPerLetter)
        {
            return false;
        }

        int bits = 0;
        int buffer = 0;
        int position = 0;
        foreach (char letter in text)
        {
            int value = ValueOf(letter);
            if (value < 0)
            {
                return false;
            }

            buffer = (buffer << BitsPerLetter) | value;
            bits += BitsPerLetter;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[position++] = (byte)(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }

        // The last letter's unused bits are zero: one key has one text.
        return buffer == 0;
    }

    private static int ValueOf(char letter) => letter switch
    {
        >= 'A' and <= 'Z' => letter - 'A',
        >= '2' and <= '7' => letter - '2' + 26,
        _ => -1,
    };
}
