using Gust.JetStream.Model;

namespace Gust.JetStream.Schedules;

/// <summary>Again and again, counted from the second in which it was published.</summary>
/// <remarks>
/// The reference rounds to seconds before each step, so that every 1.5 s becomes every 2 s; here only the start is rounded.
/// For whole seconds both are the same.
/// </remarks>
/// <param name="interval">At least a second, in nanoseconds.</param>
internal sealed class IntervalSchedule(long interval) : Schedule
{
    public override long First(long published)
    {
        long second = (published + (Nanoseconds.PerSecond / 2)) / Nanoseconds.PerSecond * Nanoseconds.PerSecond;
        return Nanoseconds.Add(second, interval);
    }

    public override WireTime? Next(long published, long now)
    {
        long first = First(published);
        long steps = now < first ? 0 : ((now - first) / interval) + 1;
        return WireTime.FromUnixNanoseconds(Nanoseconds.Add(first, steps * interval));
    }
}
