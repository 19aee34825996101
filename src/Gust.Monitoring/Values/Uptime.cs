using System.Globalization;
using System.Text;

namespace Gust.Monitoring.Values;

/// <summary>Spans of time for people: years of 365 days, days, hours, minutes, seconds; below the largest unit none is left out.</summary>
internal static class Uptime
{
    private const int DaysPerYear = 365;

    public static string Format(TimeSpan span)
    {
        span = span < TimeSpan.Zero ? TimeSpan.Zero : span;
        (int Count, char Unit)[] parts =
        [
            (span.Days / DaysPerYear, 'y'), (span.Days % DaysPerYear, 'd'), (span.Hours, 'h'), (span.Minutes, 'm'),
        ];
        StringBuilder text = new();
        foreach ((int count, char unit) in parts)
        {
            if (count > 0 || text.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $"{span.Seconds}s").ToString();
    }
}
