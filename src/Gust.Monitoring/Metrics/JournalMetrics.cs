namespace Gust.Monitoring.Metrics;

/// <summary>Metrics of the journal, by which messages of streams get to stable storage.</summary>
internal static class JournalMetrics
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        new Metric("gust.journal.commit.duration", MetricKind.Histogram, "s", "From the first record of a commit round to all of it being committed: what a publisher waits for.")
        {
            Durations = reading => reading.JetStream?.JournalMeter.CommitTimes,
        },
        new Metric("gust.journal.sync.duration", MetricKind.Histogram, "s", "How long the disk took to sync the journal.")
        {
            Durations = reading => reading.JetStream?.JournalMeter.SyncTimes,
        },
        Metric.OfStreams("gust.journal.rounds", MetricKind.Counter, "{round}", "Commit rounds written.", server => server.JournalMeter.Rounds),
        Metric.OfStreams("gust.journal.records", MetricKind.Counter, "{record}", "Records in those rounds.", server => server.JournalMeter.Records),
        Metric.OfStreams("gust.journal.written", MetricKind.Counter, "By", "Bytes of those rounds.", server => server.JournalMeter.Bytes),
        Metric.OfStreams("gust.journal.failures", MetricKind.Counter, "{round}", "Commit rounds that the disk did not take.", server => server.JournalMeter.Failures),
        Metric.OfStreams("gust.journal.failed", MetricKind.Gauge, "1", "1 while the journal takes nothing because of the disk, else 0.", server => server.StoreFailure is null ? 0 : 1),
        Metric.OfStreams("gust.journal.replay", MetricKind.Gauge, "By", "Bytes of journal that a start after a crash would have to read.", server => server.ReplayBytes),
    ];
}
