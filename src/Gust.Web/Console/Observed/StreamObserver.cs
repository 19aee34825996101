using Gust.JetStream.Api;
using Gust.JetStream.Hosting;
using Gust.JetStream.Streams;
using Gust.Monitoring;
using Gust.Monitoring.Documents.JetStream;
using Gust.Web.Console.Lists;

namespace Gust.Web.Console.Observed;

/// <summary>Looks at all streams and consumers. One look serves everybody who asks at about the same time; nobody looks while nobody asks.</summary>
internal sealed class StreamObserver(MonitoredServer server)
{
    private readonly BriefMemory<StreamSnapshot> _snapshot = new(server.Broker.Time, TimeSpan.FromSeconds(1));
    private readonly LagBook _lags = new();

    public Task<StreamSnapshot> LookAsync() => _snapshot.GetAsync("", () =>
    {
        TaskCompletionSource<StreamSnapshot> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        StreamSurvey.Ask<StreamFacts>(Streams(), static stream => StreamFacts.TryOf(stream)!, facts => seen.SetResult(Note(facts)));
        return seen.Task;
    });

    private StreamOwner[] Streams() => server.JetStream() is not { } streams
        ? []
        : [.. from home in JetStreamFacts.Accounts(streams)
              from stream in home.Streams.Where(stream => stream.IsCommitted).OrderBy(stream => stream.Name, StringComparer.Ordinal)
              select stream];

    private StreamSnapshot Note(StreamFacts[] facts) =>
        new([.. facts.Select(fact => fact.Stream)], _lags.Note([.. facts.SelectMany(fact => fact.Consumers)], server.Now));
}
