using System.Text.Json.Serialization;

namespace Gust.Cli.Admin.Documents;

/// <summary><c>STATSZ</c>.</summary>
internal sealed class ServerStats
{
    public DateTimeOffset Start { get; set; }

    public long Mem { get; set; }

    public int Cores { get; set; }

    public double Cpu { get; set; }

    public long Connections { get; set; }

    public long TotalConnections { get; set; }

    public long ActiveAccounts { get; set; }

    public long Subscriptions { get; set; }

    public DataStats Sent { get; set; } = new();

    public DataStats Received { get; set; } = new();

    public long SlowConsumers { get; set; }

    public RouteStats[]? Routes { get; set; }

    public GatewayStats[]? Gateways { get; set; }

    public int ActiveServers { get; set; }

    [JsonPropertyName("jetstream")]
    public JetStreamVarz? JetStream { get; set; }
}
