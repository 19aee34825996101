using Gust.Core;
using Gust.JetStream.Hosting;
using Gust.Monitoring.Metrics.Streams;

namespace Gust.Monitoring.Metrics;

/// <summary>What metrics are read from, as of one look.</summary>
/// <param name="Server">The one that is looked at.</param>
/// <param name="Streams">Its streams and consumers, as far as labels may tell of them.</param>
internal sealed record MetricReading(MonitoredServer Server, StreamsPicture Streams)
{
    /// <summary>JetStream at work; null: it is off.</summary>
    public JetStreamServer? JetStream { get; } = Server.JetStream();

    /// <summary>Accounts beyond the maximum that labels tell of.</summary>
    public int AccountsLeftOut { get; init; }

    public Broker Broker => Server.Broker;
}
