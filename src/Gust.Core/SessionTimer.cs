using Gust.Foundation;

namespace Gust.Core;

/// <summary>The clock of one session: time to authenticate first, then pings to a silent client.</summary>
internal sealed class SessionTimer(ClientSession session) : TimerEntry
{
    /// <summary>The first ping comes soon, to learn the round-trip time.</summary>
    private static readonly TimeSpan FirstPing = TimeSpan.FromSeconds(2);

    private bool _connectOwed;
    private bool _isRefused;
    private bool _isVerdictOverdue;
    private bool _firstPingSent;
    private int _pingsOut;
    private long _pingSentAt;
    private long _startedAt;

    /// <summary>When the connection came.</summary>
    public DateTimeOffset StartedAt { get; } = session.Broker.Time.GetUtcNow();

    /// <summary>Last measured round trip; zero before the first.</summary>
    public TimeSpan RoundTrip { get; private set; }

    private Broker Broker => session.Broker;

    private TimeSpan Interval => session.Listener.PingInterval ?? Broker.Options.PingInterval;

    public void Start()
    {
        _startedAt = Broker.Time.GetTimestamp();
        _connectOwed = !session.MayOperate;
        Broker.Timers.Schedule(this, _connectOwed ? Broker.Authenticator.TimeoutFor(session.Listener.Type) : FirstDelay());
    }

    /// <summary>The client's first CONNECT or PING: until a PONG tells more, the time since the greeting is the round trip.</summary>
    public void OnFirstAnswer() => RoundTrip = RoundTrip == TimeSpan.Zero ? Broker.Time.GetElapsedTime(_startedAt) : RoundTrip;

    /// <summary>CONNECT was accepted.</summary>
    public void OnConnected()
    {
        if (_connectOwed)
        {
            _connectOwed = false;
            Broker.Timers.Schedule(this, FirstDelay());
        }
    }

    /// <summary>The client may not come in, and is told so after a while.</summary>
    public void RefuseAfter(TimeSpan delay)
    {
        _isRefused = true;
        Broker.Timers.Schedule(this, delay);
    }

    public void OnPong()
    {
        _pingsOut = 0;
        RoundTrip = Broker.Time.GetElapsedTime(_pingSentAt);
    }

    public void Stop() => Broker.Timers.Cancel(this);

    protected internal override void OnDue()
    {
        if (session.IsClosing)
        {
            return;
        }

        if (_isRefused)
        {
            session.Dismiss(Dismissal.Unauthorized);
            return;
        }

        if (_connectOwed)
        {
            if (session.Login.IsWaiting && !_isVerdictOverdue)
            {
                _isVerdictOverdue = true; // the client has done its part: whom it waits for has a time limit of its own
                Broker.Timers.Schedule(this, Broker.Authenticator.TimeoutFor(session.Listener.Type));
                return;
            }

            Log.AuthenticationTimedOut(Broker.Log.Logger, session, (long)Broker.Time.GetElapsedTime(_startedAt).TotalMilliseconds);
            session.Close(CloseReason.AuthenticationTimeout, "Authentication Timeout");
            return;
        }

        TimeSpan interval = Interval;
        TimeSpan silence = Broker.Time.GetElapsedTime(session.LastActivity);
        if (_firstPingSent && silence < interval)
        {
            _pingsOut = 0;
            Broker.Timers.Schedule(this, interval);
            return;
        }

        if (_pingsOut >= Broker.Options.PingMax)
        {
            Log.StaleConnection(Broker.Log.Logger, session, _pingsOut, (long)silence.TotalMilliseconds);
            session.Close(CloseReason.StaleConnection, "Stale Connection");
            return;
        }

        Ping();
        Broker.Timers.Schedule(this, interval);
    }

    private void Ping()
    {
        _firstPingSent = true;
        _pingsOut++;
        _pingSentAt = Broker.Time.GetTimestamp();
        ProtocolTrace.Sent(session, "PING");
        session.Outbound.Send(Protocol.ServerLines.Ping);
    }

    /// <summary>At most two seconds, spread by up to a fifth so that clients that came together are not pinged together.</summary>
    private TimeSpan FirstDelay()
    {
        TimeSpan delay = Interval < FirstPing ? Interval : FirstPing;
        return delay * (1 + (Broker.Random.Next(200) / 1000.0));
    }
}
