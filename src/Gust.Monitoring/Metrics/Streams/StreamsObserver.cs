using Gust.JetStream.Api;
using Gust.JetStream.Hosting;
using Gust.JetStream.Streams;

namespace Gust.Monitoring.Metrics.Streams;

/// <summary>Looks at all streams: each owner tells of its own in a turn of its own, so that nobody waits for anybody.</summary>
internal sealed class StreamsObserver(MonitoredServer server)
{
    /// <summary>Hands over the picture once all streams have told, on a thread of one of them.</summary>
    /// <param name="max">Of streams, and of consumers: labels name each of them.</param>
    /// <param name="done">Called once.</param>
    public void Look(int max, Action<StreamsPicture> done)
    {
        if (server.JetStream() is not { } jetStream)
        {
            done(StreamsPicture.Empty);
            return;
        }

        StreamOwner[] all = [.. jetStream.Accounts.SelectMany(account => account.Streams.Where(stream => stream.IsCommitted))];
        StreamOwner[] shown =
        [
            .. all.OrderBy(stream => stream.Site.Account.Name, StringComparer.Ordinal).ThenBy(stream => stream.Name, StringComparer.Ordinal).Take(max),
        ];
        StreamSurvey.Ask(shown, stream => Take(stream, max), pictures => done(Compose(pictures, max, all.Length - shown.Length)));
    }

    private static StreamPicture Take(StreamOwner stream, int max) => new(
        stream.Site.Account,
        StreamReport.Listed(stream),
        stream.Context.Broker.Identity.Name,
        [.. stream.Consumers.All.Where(host => host.IsOpen && !host.Config.Direct).Take(max).Select(host => Take(stream, host))]);

    private static ConsumerPicture Take(StreamOwner stream, ConsumerHost consumer) =>
        new(ConsumerReports.Listed(stream, consumer), consumer.Engine.Parts.State.Redeliveries);

    /// <summary>Consumers beyond the maximum of all streams together are left out, the last ones first.</summary>
    private static StreamsPicture Compose(IReadOnlyCollection<StreamPicture> pictures, int max, int streamsLeftOut)
    {
        List<StreamPicture> streams = new(pictures.Count);
        int left = max;
        long consumers = 0;
        foreach (StreamPicture picture in pictures)
        {
            StreamPicture cut = picture.Consumers.Count <= left ? picture : picture with { Consumers = [.. picture.Consumers.Take(left)] };
            left -= cut.Consumers.Count;
            consumers += picture.Info.State.ConsumerCount;
            streams.Add(cut);
        }

        return new StreamsPicture(streams, streamsLeftOut, (int)Math.Max(0, consumers - (max - left)));
    }
}
