using Gust.Foundation;

namespace Gust.Core;

/// <summary>Ends a session when what let it in is no longer valid.</summary>
internal sealed class ExpiryTimer(ClientSession session) : TimerEntry
{
    private DateTimeOffset _expires;

    /// <summary>Sets the moment anew; null: none.</summary>
    public void Set(DateTimeOffset? expires)
    {
        session.Broker.Timers.Cancel(this);
        if (expires is { } moment)
        {
            _expires = moment;
            Schedule();
        }
    }

    public void Stop() => session.Broker.Timers.Cancel(this);

    protected internal override void OnDue()
    {
        if (session.Broker.Time.GetUtcNow() < _expires)
        {
            Schedule(); // the system's clock was set back
            return;
        }

        session.Close(CloseReason.AuthenticationExpired, "User Authentication Expired");
    }

    private void Schedule()
    {
        // Checked daily at least, for the same reason.
        TimeSpan left = _expires - session.Broker.Time.GetUtcNow();
        session.Broker.Timers.Schedule(this, left < TimeSpan.Zero ? TimeSpan.Zero : left > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : left);
    }
}
