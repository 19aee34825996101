using Gust.Foundation;

namespace Gust.JetStream.Streams;

/// <summary>Gives a stream its turn when its time has come.</summary>
internal sealed class StreamAlarm(StreamOwner stream) : TimerEntry
{
    private static readonly TimeSpan s_farMax = TimeSpan.FromHours(1);
    private long _due = Nanoseconds.Never;
    private bool _hasFired;

    /// <param name="now">Unix nanoseconds.</param>
    /// <param name="due">When; a turn too early does no harm, so a later moment than before is left as it is.</param>
    public void Set(long now, long due)
    {
        if (Interlocked.Exchange(ref _hasFired, false))
        {
            _due = Nanoseconds.Never;
        }

        if (due < _due)
        {
            _due = due;
            long left = Math.Max(0, due - now) / TimeSpan.NanosecondsPerTick;
            TimeSpan delay = new(Math.Min(left + 1, s_farMax.Ticks));
            stream.Context.Broker.Timers.Schedule(this, delay);
        }
    }

    public void Stop() => stream.Context.Broker.Timers.Cancel(this);

    protected internal override void OnDue()
    {
        Volatile.Write(ref _hasFired, true);
        stream.Inbox.Wake();
    }
}
