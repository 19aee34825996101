using Gust.Foundation;

namespace Gust.Core;

/// <summary>Sends the clients of a server that is about to stop away, a few at a time (spec: protocol.md section 12).</summary>
internal sealed class LameDuck(Broker broker, Action finished) : TimerEntry
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(1);

    private Queue<ClientSession>? _leaving;
    private TimeSpan _step;
    private long _began;
    private long _left;

    /// <summary>Announces it; after the grace period clients are closed one by one over the rest of the duration.</summary>
    public void Start()
    {
        broker.AnnounceLameDuck();
        if (broker.ConnectionCount == 0)
        {
            finished();
            return;
        }

        broker.Timers.Schedule(this, broker.Options.LameDuckGracePeriod);
    }

    protected internal override void OnDue()
    {
        if (_leaving is null)
        {
            _leaving = new Queue<ClientSession>(broker.Sessions);
            _began = broker.Time.GetTimestamp();
            TimeSpan rest = broker.Options.LameDuckDuration - broker.Options.LameDuckGracePeriod;
            TimeSpan step = rest / Math.Max(1, _leaving.Count);
            _step = step < LongestStep ? step : LongestStep;
        }

        // The clock decides, not the number of calls: with many clients the steps are shorter than the timer's ticks.
        long due = 1 + (_step > TimeSpan.Zero ? broker.Time.GetElapsedTime(_began).Ticks / _step.Ticks : _leaving.Count);
        while (_left < due && _leaving.TryDequeue(out ClientSession? session))
        {
            session.CloseQuietly(CloseReason.ServerShutdown);
            _left++;
        }

        if (_leaving.Count > 0)
        {
            broker.Timers.Schedule(this, _step);
        }
        else
        {
            finished();
        }
    }
}
