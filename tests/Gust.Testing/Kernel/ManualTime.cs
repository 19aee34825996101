namespace Gust.Testing.Kernel;

/// <summary>A clock that a test moves by hand. Timers fire from within <see cref="Advance"/>, in order, each at its own moment.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Time since the clock was made.</summary>
    public TimeSpan Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    /// <summary>How far the time of day was set forward; negative: back. Neither timers nor timestamps know of it.</summary>
    public TimeSpan TimeOfDayShift { get; set; }

    /// <summary>How often any timer has fired.</summary>
    public int Alarms { get; private set; }

    public override long GetTimestamp() => Now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Now + TimeOfDayShift;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan span)
    {
        TimeSpan target = Now + span;
        while (TakeNextDue(target) is { } timer)
        {
            Alarms++;
            timer.Fire();
        }

        lock (_lock)
        {
            _now = target;
        }
    }

    public void AdvanceMs(double milliseconds) => Advance(TimeSpan.FromMilliseconds(milliseconds));

    internal void Schedule(ManualTimer timer, TimeSpan? delay)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (delay is { } wait)
            {
                timer.DueAt = _now + wait;
                _timers.Add(timer);
            }
        }
    }

    private ManualTimer? TakeNextDue(TimeSpan target)
    {
        lock (_lock)
        {
            ManualTimer? next = _timers.MinBy(timer => timer.DueAt);
            if (next is null || next.DueAt > target)
            {
                return null;
            }

            _timers.Remove(next);
            _now = next.DueAt > _now ? next.DueAt : _now;
            return next;
        }
    }
}
