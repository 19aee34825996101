using System.Globalization;
using Gust.JetStream.Model;

namespace Gust.Cli.Text;

/// <summary>Moments and periods of JetStream as people read them.</summary>
internal static class TimeText
{
    private const long NanosecondsPerTick = 100;

    public static DateTimeOffset ToDateTime(WireTime time) =>
        new(DateTime.SpecifyKind(new DateTime(time.Seconds * TimeSpan.TicksPerSecond + time.Nanoseconds / NanosecondsPerTick), DateTimeKind.Utc));

    /// <summary>In the user's time zone; <c>never</c> for no moment.</summary>
    public static string Local(WireTime time, TimeProvider clock) => time.IsZero ? "never" : Local(ToDateTime(time), clock);

    public static string Local(DateTimeOffset time, TimeProvider clock) =>
        TimeZoneInfo.ConvertTime(time, clock.LocalTimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>How long ago, to the second; <c>never</c> for no moment.</summary>
    public static string Ago(WireTime time, TimeProvider clock) => time.IsZero ? "never" : Ago(ToDateTime(time), clock);

    public static string Ago(DateTimeOffset time, TimeProvider clock)
    {
        TimeSpan passed = clock.GetUtcNow() - time;
        return passed < TimeSpan.FromSeconds(1) ? Period(passed < TimeSpan.Zero ? TimeSpan.Zero : passed) : Period(TimeSpan.FromSeconds(Math.Floor(passed.TotalSeconds)));
    }

    /// <summary>A period of the API; what is not above zero has no end.</summary>
    public static string Limit(long nanoseconds) => nanoseconds <= 0 ? "unlimited" : Period(nanoseconds);

    public static string Period(long nanoseconds) => Period(TimeSpan.FromTicks(nanoseconds / NanosecondsPerTick));

    /// <summary>Days and years rather than thousands of hours.</summary>
    public static string Period(TimeSpan period)
    {
        int days = period.Days;
        string rest = DurationText.Format(period - TimeSpan.FromDays(days));
        return days == 0 ? DurationText.Format(TimeSpan.FromMicroseconds(Math.Round(period.TotalMicroseconds)))
            : days >= 365 ? $"{days / 365}y{days % 365}d{rest}"
            : $"{days}d{rest}";
    }

    public static long ToNanoseconds(TimeSpan period) => checked(period.Ticks * NanosecondsPerTick);
}
