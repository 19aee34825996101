using Gust.Core;
using Gust.Foundation;

namespace Gust.Server.Operators;

/// <summary>Calls when a moment of an account has come.</summary>
internal sealed class AccountClock(Broker broker, Action due) : TimerEntry
{
    private DateTimeOffset? _moment;

    public void Set(DateTimeOffset? moment)
    {
        broker.Timers.Cancel(this);
        _moment = moment;
        Schedule();
    }

    protected internal override void OnDue()
    {
        if (_moment <= broker.Time.GetUtcNow())
        {
            _moment = null;
            ThreadPool.UnsafeQueueUserWorkItem(static state => state(), due, preferLocal: false);
        }

        Schedule();
    }

    private void Schedule()
    {
        if (_moment is { } moment)
        {
            TimeSpan left = moment - broker.Time.GetUtcNow();
            broker.Timers.Schedule(this, left < TimeSpan.Zero ? TimeSpan.Zero : left > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : left);
        }
    }
}
