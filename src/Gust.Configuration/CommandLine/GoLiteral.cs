using System.Globalization;

namespace Gust.Configuration.CommandLine;

/// <summary>Booleans and integers as Go reads them from a command line.</summary>
internal static class GoLiteral
{
    public static bool TryBoolean(string text, out bool value)
    {
        value = text is "1" or "t" or "T" or "true" or "TRUE" or "True";
        return value || text is "0" or "f" or "F" or "false" or "FALSE" or "False";
    }

    /// <summary>Decimal, or with a prefix 0x, 0o, 0 or 0b; underscores may stand between digits.</summary>
    public static bool TryInteger(string text, out long value, out string error)
    {
        value = 0;
        error = "parse error";
        var isNegative = text.StartsWith('-');
        var digits = text.AsSpan(isNegative || text.StartsWith('+') ? 1 : 0);
        var radix = Radix(ref digits);
        if (digits.IsEmpty || digits[^1] == '_' || digits.Contains("__", StringComparison.Ordinal))
        {
            return false;
        }

        Int128 magnitude = 0;
        foreach (var character in digits)
        {
            if (character == '_')
            {
                continue;
            }

            var digit = char.IsAsciiHexDigit(character) ? Convert.ToInt32(character.ToString(), 16) : radix;
            if (digit >= radix)
            {
                return false;
            }

            magnitude = Int128.Min((magnitude * radix) + digit, (Int128)ulong.MaxValue);
        }

        var number = isNegative ? -magnitude : magnitude;
        error = "value out of range";
        value = number >= long.MinValue && number <= long.MaxValue ? (long)number : 0;
        return value == number;
    }

    private static int Radix(ref ReadOnlySpan<char> digits)
    {
        if (digits.Length < 2 || digits[0] != '0')
        {
            return 10;
        }

        var radix = char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'b' => 2, 'o' => 8, _ => 0 };
        digits = digits[(radix == 0 ? 1 : 2)..];
        return radix == 0 ? 8 : radix;
    }
}
