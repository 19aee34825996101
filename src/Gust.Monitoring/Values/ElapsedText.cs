using System.Globalization;

namespace Gust.Monitoring.Values;

/// <summary>Short spans of time as Go prints them: <c>253µs</c>, <c>1.5ms</c>, <c>2m0.5s</c>.</summary>
internal static class ElapsedText
{
    public static string Format(TimeSpan span)
    {
        if (span <= TimeSpan.Zero)
        {
            return "0s";
        }

        if (span < TimeSpan.FromMilliseconds(1))
        {
            return Number(span.Ticks, TimeSpan.TicksPerMicrosecond) + "µs";
        }

        if (span < TimeSpan.FromSeconds(1))
        {
            return Number(span.Ticks, TimeSpan.TicksPerMillisecond) + "ms";
        }

        string seconds = Number(span.Ticks % TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond) + "s";
        long hours = (long)span.TotalHours;
        return hours > 0 ? $"{hours}h{span.Minutes}m{seconds}" : span.Minutes > 0 ? $"{span.Minutes}m{seconds}" : seconds;
    }

    private static string Number(long ticks, long unit) => ((decimal)ticks / unit).ToString("0.#######", CultureInfo.InvariantCulture);
}
