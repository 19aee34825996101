using System.Diagnostics.Metrics;

namespace Gust.Monitoring.Metrics;

/// <summary>Metrics of the process and its runtime.</summary>
internal static class RuntimeMetrics
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        new Metric("gust.build.info", MetricKind.Gauge, "1", "Always 1; its labels say which version runs.") { Read = BuildInfo },
        Metric.Of("gust.uptime", MetricKind.Gauge, "s", "Time since the start.", r => (r.Server.Now - r.Server.Started).TotalSeconds),
        Metric.Of("gust.process.memory", MetricKind.Gauge, "By", "Memory of the process that is resident.", r => r.Server.Process.ResidentBytes),
        Metric.Of("gust.process.cpu", MetricKind.Counter, "s", "Time of processors that the process has used.", r => r.Server.Runtime.ProcessorTime.TotalSeconds),
        new Metric("gust.gc.collections", MetricKind.Counter, "{collection}", "Garbage collections of a generation and those below it.") { Read = Collections },
        Metric.Of("gust.gc.pause", MetricKind.Counter, "s", "How long everything stood still for garbage collections.", r => r.Server.Runtime.GcPause.TotalSeconds),
        Metric.Of("gust.gc.heap", MetricKind.Gauge, "By", "Objects in use or not yet collected.", r => r.Server.Runtime.HeapBytes),
        Metric.Of("gust.gc.committed", MetricKind.Gauge, "By", "Memory that the garbage collector has of the system.", r => r.Server.Runtime.CommittedBytes),
        Metric.Of("gust.gc.allocated", MetricKind.Counter, "By", "Objects made since the start.", r => r.Server.Runtime.AllocatedBytes),
        Metric.Of("gust.thread_pool.threads", MetricKind.Gauge, "{thread}", "Threads of the pool.", r => r.Server.Runtime.PoolThreads),
        Metric.Of("gust.thread_pool.queue", MetricKind.Gauge, "{item}", "Work that waits for a thread of the pool.", r => r.Server.Runtime.PoolQueue),
        Metric.Of("gust.thread_pool.completed", MetricKind.Counter, "{item}", "Work that the pool has done.", r => r.Server.Runtime.PoolCompleted),
        Metric.Of("gust.lock.contentions", MetricKind.Counter, "{contention}", "How often a thread had to wait for a lock.", r => r.Server.Runtime.LockContentions),
        new Metric("gust.metrics.series_dropped", MetricKind.Gauge, "{series}", "Accounts, streams and consumers beyond the maximum that labels tell of.") { Read = Dropped, NeedsStreams = true },
    ];

    private static IEnumerable<Measurement<double>> BuildInfo(MetricReading reading) =>
    [
        new Measurement<double>(
            1,
            new KeyValuePair<string, object?>("version", reading.Broker.Identity.Version),
            new KeyValuePair<string, object?>("compatibility", Protocol.ServerInfo.CompatibilityVersion)),
    ];

    private static IEnumerable<Measurement<double>> Collections(MetricReading reading) =>
        Enumerable.Range(0, reading.Server.Runtime.Generations).Select(generation => new Measurement<double>(
            reading.Server.Runtime.Collections(generation), new KeyValuePair<string, object?>("generation", $"gen{generation}")));

    private static IEnumerable<Measurement<double>> Dropped(MetricReading reading) =>
    [
        Dropped("account", Math.Max(reading.AccountsLeftOut, ShownAccounts.LeftOut(reading.JetStream))),
        Dropped("stream", reading.Streams.StreamsLeftOut),
        Dropped("consumer", reading.Streams.ConsumersLeftOut),
    ];

    private static Measurement<double> Dropped(string kind, int count) => new(count, new KeyValuePair<string, object?>("kind", kind));
}
