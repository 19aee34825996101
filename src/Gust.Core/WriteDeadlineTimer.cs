using Gust.Foundation;

namespace Gust.Core;

/// <summary>Runs while a link takes no bytes; a peer that takes none for the whole write deadline is a slow consumer.</summary>
internal sealed class WriteDeadlineTimer(ClientSession session) : TimerEntry
{
    protected internal override void OnDue()
    {
        if (session.IsClosing)
        {
            session.Outbound.Close(); // it was to close once its last bytes had gone out, and they do not go
        }
        else if (session.Broker.Options.RetryAfterWriteDeadline)
        {
            session.Outbound.OnDeadlineForgiven();
        }
        else
        {
            session.Close(CloseReason.SlowConsumerWriteDeadline);
        }
    }
}
