namespace Gust.Monitoring.Metrics;

/// <summary>How a metric's numbers are to be read.</summary>
internal enum MetricKind
{
    /// <summary>Goes up only, from 0 at the server's start.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>How often durations fell between bounds.</summary>
    Histogram,
}
