using Gust.Core;
using Gust.Core.Connections;
using Gust.JetStream.Hosting;
using Gust.Monitoring.Metrics.Streams;

namespace Gust.Monitoring.Metrics;

/// <summary>What metrics are read from, as of one look.</summary>
/// <param name="Server">The one that is looked at.</param>
/// <param name="Streams">Its streams and consumers, as far as labels may tell of them.</param>
internal sealed record MetricReading(MonitoredServer Server, StreamsPicture Streams)
{
    private Traffic? _traffic;
    private RouteCounts? _routes;
    private (long Subscriptions, long Pending)? _clients;

    /// <summary>JetStream at work; null: it is off.</summary>
    public JetStreamServer? JetStream { get; } = Server.JetStream();

    /// <summary>Of all clients since the start.</summary>
    public Traffic Traffic => _traffic ??= Broker.Connections.Traffic().Values.Aggregate(default(Traffic), static (sum, traffic) => sum + traffic);

    /// <summary>Of all messages from clients since the start.</summary>
    public RouteCounts Routes => _routes ??= Broker.Connections.Routes();

    /// <summary>Of the clients that are there: a look at each, so it is taken once.</summary>
    public (long Subscriptions, long Pending) Clients => _clients ??= Broker.Sessions.Aggregate(
        (Subscriptions: 0L, Pending: 0L), static (sum, session) => (sum.Subscriptions + session.Subscriptions.Count, sum.Pending + session.Outbound.Pending));

    /// <summary>Accounts beyond the maximum that labels tell of.</summary>
    public int AccountsLeftOut { get; init; }

    public Broker Broker => Server.Broker;
}
