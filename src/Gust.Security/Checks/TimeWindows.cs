using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Gust.Security.Claims;

namespace Gust.Security.Checks;

/// <summary>The hours of the day in which a user may be connected.</summary>
internal static class TimeWindows
{
    private const string Format = "H:mm:ss";

    public static bool TryParse(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    public static bool TryFindZone(string name, [NotNullWhen(true)] out TimeZoneInfo? zone) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone);

    /// <summary>
    /// Whether it is one of the hours now, and if so when they end; null is never. No hours are all hours.
    /// Hours that cannot be read, or of an unknown zone, are none.
    /// </summary>
    /// <param name="ranges">The hours.</param>
    /// <param name="zoneName">Their IANA zone. Empty: the zone that <paramref name="now"/> is given in, the server's own.</param>
    /// <param name="now">The present.</param>
    /// <param name="closes">When a connection has to end.</param>
    public static bool IsOpen(IReadOnlyList<TimeRangeClaim> ranges, string zoneName, DateTimeOffset now, out DateTimeOffset? closes)
    {
        closes = null;
        if (ranges.Count == 0)
        {
            return true;
        }

        TimeZoneInfo? zone = null;
        if (zoneName.Length > 0 && !TryFindZone(zoneName, out zone))
        {
            return false;
        }

        DateTime local = zone is null ? now.DateTime : TimeZoneInfo.ConvertTime(now, zone).DateTime;
        DateTime? latest = null;
        foreach (TimeRangeClaim range in ranges)
        {
            if (TryParse(range.Start, out TimeOnly start) && TryParse(range.End, out TimeOnly end) && EndOf(local, start, end) is { } until && (latest is null || until > latest))
            {
                latest = until;
            }
        }

        if (latest is { } last)
        {
            closes = new DateTimeOffset(last, zone?.GetUtcOffset(last) ?? now.Offset);
        }

        return closes is not null;
    }

    /// <summary>When the range that now is in ends; null when now is not in it. A start after the end spans midnight.</summary>
    private static DateTime? EndOf(DateTime now, TimeOnly start, TimeOnly end)
    {
        // The range that began today, else the one that began yesterday and goes on past midnight, which the reference forgets.
        foreach (DateTime day in (ReadOnlySpan<DateTime>)[now.Date, now.Date.AddDays(-1)])
        {
            DateTime from = day + start.ToTimeSpan();
            DateTime until = day + end.ToTimeSpan();
            if (start > end)
            {
                until = until.AddDays(1);
            }

            if (now >= from && now < until)
            {
                return until;
            }
        }

        return null;
    }
}
