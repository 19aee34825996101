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
        Metric.Of("gust.clients.pending", MetricKind.Gauge, "By", "Bytes that wait for clients to take them.", r => r.Broker.Sessions.Sum(session => session.Outbound.Pending)),
        Metric.Of("gust.accounts", MetricKind.Gauge, "{account}", "Accounts that the server knows.", r => r.Broker.Accounts.All.Count),
        Metric.Of("gust.buffers", MetricKind.Gauge, "{buffer}", "Buffers in use by connections and streams.", r => r.Broker.Buffers.Outstanding),
    ];

    private static IEnumerable<Measurement<double>> Closed(MetricReading reading) =>
        from reason in Enum.GetValues<CloseReason>()
        select new Measurement<double>(reading.Broker.Closures.Of(reason), new KeyValuePair<string, object?>("reason", CloseReasonText.Of(reason)));

    private static IEnumerable<Measurement<double>> SlowConsumers(MetricReading reading) =>
    [
        SlowConsumers(reading, "pending_bytes", CloseReason.SlowConsumerPendingBytes),
        SlowConsumers(reading, "write_deadline", CloseReason.SlowConsumerWriteDeadline),
    ];

    private static Measurement<double> SlowConsumers(MetricReading reading, string cause, CloseReason reason) =>
        new(reading.Broker.Closures.Of(reason), new KeyValuePair<string, object?>("cause", cause));
}
