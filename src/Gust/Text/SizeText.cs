using System.Globalization;

namespace Gust.Cli.Text;

/// <summary>Byte counts with units of 1024, as the NATS tools read and write them.</summary>
internal static class SizeText
{
    private static readonly string[] Prefixes = ["", "K", "M", "G", "T", "P"];

    /// <summary>Reads <c>128</c>, <c>1K</c>, <c>1KB</c> or <c>1KiB</c>.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        int digits = trimmed.IndexOfAnyExcept("0123456789.");
        ReadOnlySpan<char> number = digits < 0 ? trimmed : trimmed[..digits];
        string unit = digits < 0 ? "" : trimmed[digits..].Trim().ToString().ToUpperInvariant();
        unit = unit.EndsWith("IB", StringComparison.Ordinal) ? unit[..^2] : unit.EndsWith('B') ? unit[..^1] : unit;
        int power = Array.IndexOf(Prefixes, unit);
        if (power < 0 || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double amount))
        {
            return false;
        }

        double value = amount * Math.Pow(1024, power);
        bytes = value < long.MaxValue ? (long)value : 0;
        return value < long.MaxValue;
    }

    /// <summary>Three digits at most: <c>128 B</c>, <c>1.5 KiB</c>, <c>394 MiB</c>.</summary>
    public static string Format(double bytes)
    {
        int power = 0;
        while (bytes >= 1024 && power < Prefixes.Length - 1)
        {
            bytes /= 1024;
            power++;
        }

        string number = bytes.ToString(power > 0 && bytes < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
        return power == 0 ? $"{number} B" : $"{number} {Prefixes[power]}iB";
    }
}
