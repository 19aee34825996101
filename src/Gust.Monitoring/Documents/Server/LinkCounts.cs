namespace Gust.Monitoring.Documents.Server;

/// <summary>Connections by their kinds (spec: monitoring.md, SlowConsumersStats and StaleConnectionStats).</summary>
internal sealed record LinkCounts(long Clients)
{
    public long Routes { get; init; }

    public long Gateways { get; init; }

    public long Leafs { get; init; }
}
