using Gust.Core;

namespace Gust.JetStream.Streams.Publishing;

/// <summary>Tells the log of messages that do not come in because of the stream's limits. Owned by the stream's owner.</summary>
internal sealed class RefusalLog(StreamOwner stream)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private Reminder? _full;
    private Reminder? _large;
    private Reminder? _batches;

    public void Full(string why)
    {
        if ((_full ??= NewReminder()).IsDue(out long refused))
        {
            JetStreamLog.StreamFull(stream.Context.Broker.Log.Logger, stream.Site.Account.Name, stream.Name, why, refused);
        }
    }

    public void TooLarge(string why, long bytes, long limit)
    {
        if ((_large ??= NewReminder()).IsDue(out long refused))
        {
            JetStreamLog.MessageTooLarge(stream.Context.Broker.Log.Logger, stream.Site.Account.Name, stream.Name, why, bytes, limit, refused);
        }
    }

    public void NoRoomForBatch(string why)
    {
        if ((_batches ??= NewReminder()).IsDue(out long refused))
        {
            JetStreamLog.BatchRefused(stream.Context.Broker.Log.Logger, stream.Site.Account.Name, stream.Name, why, refused);
        }
    }

    private Reminder NewReminder() => new(stream.Context.Broker.Time, Pause);
}
