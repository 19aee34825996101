using System.Runtime.CompilerServices;

namespace Gust.Protocol;

/// <summary>Scanning of the protocol's fields: blanks are space, tab and, inside a line, CR; numbers are ASCII digits.</summary>
internal static class Ascii
{
    /// <summary>More digits than this make a size invalid.</summary>
    public const int MaxSizeDigits = 9;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r';

    public static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> text)
    {
        int i = 0;
        while (i < text.Length && IsBlank(text[i]))
        {
            i++;
        }

        return text[i..];
    }

    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text)
    {
        int end = text.Length;
        while (end > 0 && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text[..end];
    }

    /// <summary>Index of the first blank, or the length when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FieldEnd(ReadOnlySpan<byte> text)
    {
        int i = text.IndexOfAny((byte)' ', (byte)'\t', (byte)'\r');
        return i < 0 ? text.Length : i;
    }

    /// <summary>Index of the first byte of the last field.</summary>
    public static int LastFieldStart(ReadOnlySpan<byte> text)
    {
        int i = text.Length;
        while (i > 0 && !IsBlank(text[i - 1]))
        {
            i--;
        }

        return i;
    }

    /// <summary>The value of a run of 1 to <see cref="MaxSizeDigits"/> digits; -1 for anything else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ParseSize(ReadOnlySpan<byte> digits)
    {
        if (digits.Length is 0 or > MaxSizeDigits)
        {
            return -1;
        }

        int value = 0;
        foreach (byte b in digits)
        {
            uint digit = (uint)(b - '0');
            if (digit > 9)
            {
                return -1;
            }

            value = (value * 10) + (int)digit;
        }

        return value;
    }

    /// <summary>Splits into fields; -1 when there are more than <paramref name="fields"/> holds.</summary>
    public static int Split(ReadOnlySpan<byte> text, Span<Range> fields)
    {
        int count = 0;
        int i = 0;
        while (true)
        {
            while (i < text.Length && IsBlank(text[i]))
            {
                i++;
            }

            if (i == text.Length)
            {
                return count;
            }

            if (count == fields.Length)
            {
                return -1;
            }

            int end = i + FieldEnd(text[i..]);
            fields[count++] = i..end;
            i = end;
        }
    }
}
