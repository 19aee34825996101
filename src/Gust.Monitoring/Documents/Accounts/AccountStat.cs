using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.Accounts;

/// <summary>What an account's connections have done (spec: monitoring.md, AccountStat).</summary>
internal sealed record AccountStat
{
    [JsonPropertyName("acc")]
    public required string Account { get; init; }

    public required string Name { get; init; }

    public required int Conns { get; init; }

    [JsonPropertyName("leafnodes")]
    public int LeafNodes { get; init; }

    public int TotalConns => Conns + LeafNodes;

    public required int NumSubscriptions { get; init; }

    public required DataStats Sent { get; init; }

    public required DataStats Received { get; init; }

    public required long SlowConsumers { get; init; }
}
