using System.Globalization;

namespace Gust.Core;

/// <summary>Tells the log of clients that do not take their messages in time.</summary>
internal static class SlowConsumerLog
{
    /// <summary>Comes before the queue is emptied, whose state it tells.</summary>
    public static void Closed(ClientSession session, CloseReason reason)
    {
        Broker broker = session.Broker;
        OutboundQueue queue = session.Outbound;
        if (reason == CloseReason.SlowConsumerPendingBytes)
        {
            Log.SlowConsumerPendingBytes(broker.Log.Logger, session, broker.Options.MaxPending, queue.Pending);
        }
        else
        {
            Log.SlowConsumerWriteDeadline(broker.Log.Logger, session, Text(broker.Options.WriteDeadline), queue.Chunks, queue.Pending);
        }
    }

    public static void Forgiven(ClientSession session) => Log.WriteDeadlineForgiven(
        session.Broker.Log.Logger, session, Text(session.Broker.Options.WriteDeadline), session.Outbound.Chunks, session.Outbound.Pending);

    /// <summary>As the configuration and the reference write it: <c>500ms</c>, <c>10s</c>, <c>1m30s</c>.</summary>
    private static string Text(TimeSpan time) => time < TimeSpan.FromSeconds(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds}ms")
        : string.Create(CultureInfo.InvariantCulture, $"{(time.TotalHours >= 1 ? $"{(int)time.TotalHours}h" : "")}{(time.TotalMinutes >= 1 ? $"{time.Minutes}m" : "")}{time.TotalSeconds % 60}s");
}
