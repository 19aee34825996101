namespace Gust.Configuration.Syntax;

/// <summary>Suffix of an integer: one letter counts in thousands, a letter with <c>b</c>, <c>i</c> or <c>ib</c> in 1024s.</summary>
internal static class SizeSuffix
{
    private const string Letters = "kmgtpe";

    public static bool TryGetFactor(ReadOnlySpan<char> suffix, out long factor)
    {
        factor = 1;
        if (suffix.IsEmpty)
        {
            return true;
        }

        var power = Letters.IndexOf(char.ToLowerInvariant(suffix[0])) + 1;
        var unit = suffix[1..];
        var isBinary = unit.Equals("b", StringComparison.OrdinalIgnoreCase)
            || unit.Equals("i", StringComparison.OrdinalIgnoreCase)
            || unit.Equals("ib", StringComparison.OrdinalIgnoreCase);
        if (power == 0 || (!unit.IsEmpty && !isBinary))
        {
            return false;
        }

        for (; power > 0; power--)
        {
            factor *= isBinary ? 1024 : 1000;
        }

        return true;
    }
}
