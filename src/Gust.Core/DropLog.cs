using Gust.Foundation;

namespace Gust.Core;

/// <summary>Tells the log how many messages a congested client did not get. Once a second at most.</summary>
internal sealed class DropLog(ClientSession session) : TimerEntry
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private long _dropped;

    /// <summary>One more. True: it is the first since the last line, and <see cref="Begin"/> is to be called outside of all locks.</summary>
    public bool Count() => Interlocked.Increment(ref _dropped) == 1;

    public void Begin() => session.Broker.Timers.Schedule(this, Pause);

    protected internal override void OnDue() =>
        Log.MessagesDropped(session.Broker.Log.Logger, session, Interlocked.Exchange(ref _dropped, 0), session.Broker.Options.MaxPending);
}
