using Gust.Foundation;

namespace Gust.Core;

/// <summary>Runs while a link takes no bytes; a peer that takes none for the whole write deadline is a slow consumer.</summary>
internal sealed class WriteDeadlineTimer(ClientSession session) : TimerEntry
{
    public void Start() => session.Broker.Timers.Schedule(this, session.Broker.Options.WriteDeadline);

    public void Stop() => session.Broker.Timers.Cancel(this);

    protected internal override void OnDue()
    {
        if (session.IsClosing)
        {
            session.Outbound.Close(); // it was to close once its last bytes had gone out, and they do not go
        }
        else if (session.Broker.Options.RetryAfterWriteDeadline)
        {
            // Forgiven, but it runs again: once the session is to close when all is sent, nothing else would end it.
            if (session.Outbound.IsSending)
            {
                SlowConsumerLog.Forgiven(session);
                Start();
            }
        }
        else
        {
            session.Close(CloseReason.SlowConsumerWriteDeadline);
        }
    }
}
