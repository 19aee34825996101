using System.Text.Json.Serialization;
using Gust.Monitoring.Documents.Accounts;
using Gust.Monitoring.Documents.JetStream;
using Gust.Monitoring.Documents.Server;

namespace Gust.Monitoring.SystemAccount;

/// <summary>The figures that a server tells of itself again and again (spec: monitoring.md, ServerStats).</summary>
internal sealed record Statsz
{
    public required DateTimeOffset Start { get; init; }

    public required long Mem { get; init; }

    public required int Cores { get; init; }

    public required double Cpu { get; init; }

    public required int Connections { get; init; }

    public required ulong TotalConnections { get; init; }

    public required int ActiveAccounts { get; init; }

    public required long Subscriptions { get; init; }

    public required DataStats Sent { get; init; }

    public required DataStats SentToClients { get; init; }

    public required DataStats Received { get; init; }

    public required DataStats ReceivedFromClients { get; init; }

    public required long SlowConsumers { get; init; }

    /// <summary>Null: there were none.</summary>
    public LinkCounts? SlowConsumerStats { get; init; }

    /// <summary>Likewise.</summary>
    public long? StaleConnections { get; init; }

    public LinkCounts? StaleConnectionStats { get; init; }

    public long? StalledClients { get; init; }

    public required int ActiveServers { get; init; }

    /// <summary>Null: streams cannot be had.</summary>
    [JsonPropertyName("jetstream")]
    public JetStreamVarz? JetStream { get; init; }

    [JsonPropertyName("gomaxprocs")]
    public required int UsableCores { get; init; }
}
