using Gust.Core;
using Gust.Foundation;
using Gust.Security.Access;

namespace Gust.Server.Callout;

/// <summary>A request that a service has not answered yet.</summary>
internal sealed class PendingCallout(Broker broker, CalloutTarget target, AuthenticationRequest request, string userKey, Action<Verdict> done) : TimerEntry
{
    private int _isDone;

    public CalloutTarget Target => target;

    public AuthenticationRequest Request => request;

    /// <summary>The key that the service's user must be about.</summary>
    public string UserKey => userKey;

    public void Start(TimeSpan timeout) => broker.Timers.Schedule(this, timeout);

    /// <summary>The first of answer and time limit counts.</summary>
    public void Finish(Verdict verdict)
    {
        if (Interlocked.Exchange(ref _isDone, 1) == 0)
        {
            broker.Timers.Cancel(this);
            done(verdict);
        }
    }

    protected internal override void OnDue() => Finish(Verdict.Refuse("auth callout service did not answer in time"));
}
