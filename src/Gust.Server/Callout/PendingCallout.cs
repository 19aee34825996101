using Gust.Core;
using Gust.Foundation;
using Gust.Security.Access;

namespace Gust.Server.Callout;

/// <summary>A request that a service has not answered yet.</summary>
internal sealed class PendingCallout(Broker broker, CalloutTarget target, AuthenticationRequest request, string userKey, Action<Verdict> done) : TimerEntry
{
    private CancellationTokenRegistration _watch;
    private int _isDone;

    public CalloutTarget Target => target;

    public AuthenticationRequest Request => request;

    /// <summary>The key that the service's user must be about.</summary>
    public string UserKey => userKey;

    /// <summary>Begins the wait for an answer.</summary>
    /// <param name="timeout">Its limit.</param>
    /// <param name="withdraw">Called when the peer has gone before.</param>
    public void Start(TimeSpan timeout, Action withdraw)
    {
        broker.Timers.Schedule(this, timeout);
        _watch = request.Gone.UnsafeRegister(
            _ =>
            {
                if (TryEnd())
                {
                    withdraw();
                }
            },
            null);
    }

    /// <summary>The first of answer and time limit counts.</summary>
    public void Finish(Verdict verdict)
    {
        if (TryEnd())
        {
            _watch.Unregister();
            done(verdict);
        }
    }

    private bool TryEnd()
    {
        bool isFirst = Interlocked.Exchange(ref _isDone, 1) == 0;
        if (isFirst)
        {
            broker.Timers.Cancel(this);
        }

        return isFirst;
    }

    protected internal override void OnDue() => Finish(Verdict.Refuse("auth callout service did not answer in time"));
}
