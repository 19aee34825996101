using Gust.Foundation.Disk;
using Microsoft.Extensions.Logging;

namespace Gust.JetStream.Streams;

/// <summary>Tells the log what the disk did to a stream: a full one is cured otherwise than a broken one.</summary>
internal static class StoreTrouble
{
    public static void Tell(StreamOwner stream, IOException why)
    {
        ILogger logger = stream.Context.Broker.Log.Logger;
        if (why is DiskFullException)
        {
            JetStreamLog.DiskFull(logger, stream.Name, stream.Site.Account.Name, why.Message);
        }
        else
        {
            JetStreamLog.StoreFailed(logger, stream.Name, stream.Site.Account.Name, why.Message);
        }
    }
}
