using System.Text;
using Gust.JetStream.Model;

namespace Gust.JetStream.Schedules;

/// <summary>When a message comes: what <c>Nats-Schedule</c> says (spec: jetstream.md section 4.6). Immutable.</summary>
internal abstract class Schedule
{
    /// <summary>When it comes first.</summary>
    /// <param name="published">When the schedule was published, in Unix nanoseconds.</param>
    public abstract long First(long published);

    /// <summary>When it comes next; null: it was the last time. However late it comes, what was missed meanwhile does not come any more.</summary>
    /// <param name="published">When the schedule was published, in Unix nanoseconds.</param>
    /// <param name="now">When it comes this time.</param>
    public abstract WireTime? Next(long published, long now);

    /// <param name="text"><c>@at</c> a time, <c>@every</c> duration, six fields of cron or one of its names.</param>
    /// <param name="zone">Whose clocks cron's fields are read on; null: UTC. The others do without.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, TimeZoneInfo? zone, out Schedule? schedule)
    {
        schedule = null;
        if (text.StartsWith("@at "u8))
        {
            schedule = zone is null && WireTimeParser.Parse(Encoding.UTF8.GetString(text["@at ".Length..]), out WireTime time) is null
                ? new SingleSchedule(time.UnixNanoseconds)
                : null;
        }
        else if (text.StartsWith("@every "u8))
        {
            bool isDuration = DurationText.TryParse(text["@every ".Length..], out long interval);
            schedule = zone is null && isDuration && interval is >= Nanoseconds.PerSecond and < Nanoseconds.Never
                ? new IntervalSchedule(interval)
                : null;
        }
        else if (CronExpression.TryParse(Encoding.UTF8.GetString(text), out CronExpression? expression))
        {
            schedule = new CronSchedule(expression!, zone ?? TimeZoneInfo.Utc);
        }

        return schedule is not null;
    }
}
