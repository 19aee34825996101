namespace Gust.Monitoring.Metrics;

/// <summary>All of Gust's own metrics. docs/operations/metrics.md tells of each.</summary>
internal static class MetricCatalogue
{
    public static IReadOnlyList<Metric> All { get; } = [.. CoreMetrics.All, .. JournalMetrics.All, .. StreamMetrics.All, .. RuntimeMetrics.All];
}
