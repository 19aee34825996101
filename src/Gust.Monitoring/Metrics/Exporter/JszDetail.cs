namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>How much metrics tell of JetStream; each includes those before it.</summary>
internal enum JszDetail
{
    None,
    Server,
    Accounts,
    Streams,
    Consumers,
}
