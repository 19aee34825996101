namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>How much metrics tell of connections.</summary>
internal enum ConnzDetail
{
    None,

    /// <summary>Sums over all.</summary>
    Totals,

    /// <summary>Each of them.</summary>
    Connections,
}
