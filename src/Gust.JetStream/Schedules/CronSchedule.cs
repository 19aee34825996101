using Gust.JetStream.Model;

namespace Gust.JetStream.Schedules;

/// <summary>Whenever the clocks of a place show a time that an expression takes.</summary>
/// <remarks>
/// A time that the clocks leave out does not come. One that they show twice comes the first time only, unless the expression takes
/// every hour: then it comes again, so that what runs by the minute does not pause for an hour. (The reference fires without end at a
/// time that was shown twice: seen with a time zone made for the purpose.)
/// </remarks>
internal sealed class CronSchedule(CronExpression expression, TimeZoneInfo zone) : Schedule
{
    /// <summary>A clock that was set back shows what it showed before for at most as long.</summary>
    private static readonly TimeSpan s_setBackMax = TimeSpan.FromHours(3);

    /// <summary>Clocks are not set twice within it.</summary>
    private static readonly TimeSpan s_step = TimeSpan.FromDays(1);

    /// <summary>In whole seconds, as the expression is.</summary>
    public override long First(long published) => After(published)?.UnixNanoseconds ?? Nanoseconds.Never;

    public override WireTime? Next(long published, long now) => After(now);

    private WireTime? After(long time)
    {
        DateTime from = DateTime.UnixEpoch.AddTicks(time / Nanoseconds.PerSecond * TimeSpan.TicksPerSecond).AddSeconds(1);
        while (expression.NextAtOrAfter(from + OffsetAt(from)) is { } local)
        {
            TimeSpan offset = OffsetAt(from);
            DateTime found = local - offset;
            if (TryFindChange(from, found, offset, out DateTime change))
            {
                from = change; // until then nothing is due; from then on the clocks show other times
            }
            else if (!expression.TakesEveryHour && IsShownAgain(found, offset))
            {
                from = found.AddSeconds(1);
            }
            else
            {
                long seconds = (found - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;
                return WireTime.FromUnixNanoseconds(seconds * Nanoseconds.PerSecond) with { OffsetMinutes = (short)offset.TotalMinutes };
            }
        }

        return null;
    }

    /// <summary>The first second after <paramref name="from"/>, and not after <paramref name="to"/>, at which another offset holds.</summary>
    private bool TryFindChange(DateTime from, DateTime to, TimeSpan offset, out DateTime change)
    {
        change = default;
        if (zone == TimeZoneInfo.Utc)
        {
            return false;
        }

        DateTime same = from;
        DateTime other = from;
        while (other < to && OffsetAt(other) == offset)
        {
            same = other;
            other = to - other > s_step ? other + s_step : to;
        }

        if (OffsetAt(other) == offset)
        {
            return false;
        }

        while (other - same > TimeSpan.FromSeconds(1))
        {
            DateTime middle = same.AddSeconds((long)(other - same).TotalSeconds / 2);
            (same, other) = OffsetAt(middle) == offset ? (middle, other) : (same, middle);
        }

        change = other;
        return true;
    }

    /// <summary>Whether the clocks showed the same some time before, as they had not been set back yet.</summary>
    private bool IsShownAgain(DateTime time, TimeSpan offset)
    {
        TimeSpan before = OffsetAt(time - s_setBackMax);
        return before > offset && OffsetAt(time + offset - before) == before;
    }

    private TimeSpan OffsetAt(DateTime time) => zone.GetUtcOffset(time);
}
