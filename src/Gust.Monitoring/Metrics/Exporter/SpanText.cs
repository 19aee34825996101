using System.Globalization;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>Reads spans of time as documents write them: <c>1y2d3h4m5s</c>, <c>1.5ms</c>, <c>493µs</c>.</summary>
internal static class SpanText
{
    public static double Milliseconds(string text)
    {
        double total = 0;
        int at = 0;
        while (at < text.Length)
        {
            int unitAt = at;
            while (unitAt < text.Length && (char.IsAsciiDigit(text[unitAt]) || text[unitAt] == '.'))
            {
                unitAt++;
            }

            int end = unitAt;
            while (end < text.Length && !char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (!double.TryParse(text.AsSpan(at, unitAt - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count))
            {
                return 0;
            }

            total += count * MillisecondsOf(text[unitAt..end]);
            at = end;
        }

        return total;
    }

    private static double MillisecondsOf(string unit) => unit switch
    {
        "ns" => 1e-6,
        "µs" or "μs" or "us" => 1e-3,
        "ms" => 1,
        "s" => 1000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        "y" => 365 * 86_400_000.0,
        _ => 0,
    };
}
