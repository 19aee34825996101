using Gust.Foundation.Disk;
using Microsoft.Extensions.Logging;

namespace Gust.JetStream.Streams;

/// <summary>Tells the log what the disk did to a stream: a full one is cured otherwise than a broken one.</summary>
internal static class StoreTrouble
{
    public static void Tell(StreamOwner stream, IOException why) =>
        Tell(stream.Context.Broker.Log.Logger, stream.Name, stream.Site.Account.Name, why);

    /// <summary>Of a stream that is only to come, too.</summary>
    public static void Tell(ILogger logger, string stream, string account, IOException why)
    {
        if (why is DiskFullException)
        {
            JetStreamLog.DiskFull(logger, stream, account, why.Message);
        }
        else
        {
            JetStreamLog.StoreFailed(logger, stream, account, why.Message);
        }
    }
}
