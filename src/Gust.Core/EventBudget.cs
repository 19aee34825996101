using Microsoft.Extensions.Logging;

namespace Gust.Core;

/// <summary>How many lines of one event may still be logged, and how many were held back. Owned by a <see cref="BrakedLogger"/>, under its lock.</summary>
internal sealed class EventBudget(EventId one)
{
    private double _left = BrakedLogger.Burst;
    private long? _last;

    public EventId Event => one;

    public long Suppressed { get; private set; }

    public bool TryTake(TimeProvider time)
    {
        long now = time.GetTimestamp();
        _left = _last is { } last ? Math.Min(BrakedLogger.Burst, _left + (time.GetElapsedTime(last, now) / BrakedLogger.Pace)) : _left;
        _last = now;
        if (_left < 1)
        {
            Suppressed++;
            return false;
        }

        _left--;
        return true;
    }

    public long TakeSuppressed()
    {
        long count = Suppressed;
        Suppressed = 0;
        return count;
    }
}
