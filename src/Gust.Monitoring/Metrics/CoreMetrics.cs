using System.Diagnostics.Metrics;
using Gust.Core;

namespace Gust.Monitoring.Metrics;

/// <summary>Metrics of connections and of what passes through them.</summary>
internal static class CoreMetrics
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        Metric.Of("gust.connections", MetricKind.Gauge, "{connection}", "Client connections at present.", r => r.Broker.ConnectionCount),
        Metric.Of("gust.connections.accepted", MetricKind.Counter, "{connection}", "Client connections that came.", r => r.Broker.ConnectionsAccepted),
        new Metric("gust.connections.closed", MetricKind.Counter, "{connection}", "Client connections that ended, by reason.") { Read = Closed },
        new Metric("gust.slow_consumers", MetricKind.Counter, "{connection}", "Clients that were cut because they did not take their messages, by cause.") { Read = SlowConsumers },
        Metric.Of("gust.auth.failures", MetricKind.Counter, "{attempt}", "Attempts to log in that were refused.", r => r.Broker.Failures.Total),
        Metric.Of("gust.received.messages", MetricKind.Counter, "{message}", "Messages from clients.", r => r.Traffic.InMessages),
        Metric.Of("gust.received", MetricKind.Counter, "By", "Headers and payloads of messages from clients.", r => r.Traffic.InBytes),
        Metric.Of("gust.sent.messages", MetricKind.Counter, "{message}", "Messages to clients.", r => r.Traffic.OutMessages),
        Metric.Of("gust.sent", MetricKind.Counter, "By", "Headers and payloads of messages to clients.", r => r.Traffic.OutBytes),
        Metric.Of("gust.subscriptions", MetricKind.Gauge, "{subscription}", "Subscriptions of clients.", r => r.Clients.Subscriptions),
        Metric.Of("gust.producer.stalls", MetricKind.Counter, "{pause}", "How often a client's reading was held up because a subscriber of its messages was congested.", r => r.Broker.Connections.Stalls),
        Metric.Of("gust.route_cache.hits", MetricKind.Counter, "{message}", "Messages from clients whose route was known.", r => r.Routes.Hits),
        Metric.Of("gust.route_cache.misses", MetricKind.Counter, "{message}", "Messages from clients whose route had to be found.", r => r.Routes.Misses),
        Metric.Of("gust.clients.pending", MetricKind.Gauge, "By", "Bytes that wait for clients to take them.", r => r.Clients.Pending),
        new Metric("gust.delivery.latency", MetricKind.Histogram, "s", "From a message's waiting for its client to the operating system's having it, of a sample.")
        {
            Durations = reading => reading.Broker.Connections.DeliveryTimes,
        },
        Metric.Of("gust.accounts", MetricKind.Gauge, "{account}", "Accounts that the server knows.", r => r.Broker.Accounts.All.Count),
        Metric.Of("gust.buffers", MetricKind.Gauge, "{buffer}", "Buffers in use by connections and streams.", r => r.Broker.Buffers.Outstanding),
    ];

    private static IEnumerable<Measurement<double>> Closed(MetricReading reading) =>
        from reason in Enum.GetValues<CloseReason>()
        select new Measurement<double>(reading.Broker.Connections.Ends.Of(reason), new KeyValuePair<string, object?>("reason", CloseReasonText.Of(reason)));

    private static IEnumerable<Measurement<double>> SlowConsumers(MetricReading reading) =>
    [
        SlowConsumers(reading, "pending_bytes", CloseReason.SlowConsumerPendingBytes),
        SlowConsumers(reading, "write_deadline", CloseReason.SlowConsumerWriteDeadline),
    ];

    private static Measurement<double> SlowConsumers(MetricReading reading, string cause, CloseReason reason) =>
        new(reading.Broker.Connections.Ends.Of(reason), new KeyValuePair<string, object?>("cause", cause));
}
