using Gust.Foundation;

namespace Gust.Core;

/// <summary>Calls when a moment of the calendar has come, such as the end of a token. Another may be set at any time.</summary>
/// <remarks>The wheel counts spans, and the system's clock may be set: the moment is looked at again when it should have come, and daily at least.</remarks>
internal sealed class MomentTimer(Broker broker, Action due) : TimerEntry
{
    private static readonly TimeSpan LookMax = TimeSpan.FromDays(1);

    private DateTimeOffset? _moment;

    /// <summary>Sets the moment anew; null: none.</summary>
    public void Set(DateTimeOffset? moment)
    {
        Stop();
        _moment = moment;
        Schedule();
    }

    public void Stop() => broker.Timers.Cancel(this);

    protected internal override void OnDue()
    {
        if (_moment <= broker.Time.GetUtcNow())
        {
            _moment = null;
            due();
        }

        Schedule();
    }

    private void Schedule()
    {
        if (_moment is { } moment)
        {
            TimeSpan left = moment - broker.Time.GetUtcNow();
            broker.Timers.Schedule(this, left < TimeSpan.Zero ? TimeSpan.Zero : left > LookMax ? LookMax : left);
        }
    }
}
