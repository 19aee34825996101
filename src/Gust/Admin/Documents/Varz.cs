using System.Text.Json.Serialization;

namespace Gust.Cli.Admin.Documents;

/// <summary><c>VARZ</c>: how a server is configured, and what it counts.</summary>
internal sealed class Varz
{
    public string ServerId { get; set; } = "";

    public string ServerName { get; set; } = "";

    public string Version { get; set; } = "";

    public string GitCommit { get; set; } = "";

    public string Go { get; set; } = "";

    public string Host { get; set; } = "";

    public int Port { get; set; }

    public bool AuthRequired { get; set; }

    public bool TlsRequired { get; set; }

    public string[]? ConnectUrls { get; set; }

    public long MaxConnections { get; set; }

    public long MaxSubscriptions { get; set; }

    public long MaxControlLine { get; set; }

    public long MaxPayload { get; set; }

    public long MaxPending { get; set; }

    public ClusterVarz? Cluster { get; set; }

    public GatewayVarz? Gateway { get; set; }

    [JsonPropertyName("jetstream")]
    public JetStreamVarz? JetStream { get; set; }

    public double TlsTimeout { get; set; }

    public long WriteDeadline { get; set; }

    public DateTimeOffset Start { get; set; }

    public DateTimeOffset Now { get; set; }

    public string Uptime { get; set; } = "";

    public long Mem { get; set; }

    public int Cores { get; set; }

    public double Cpu { get; set; }

    public long Connections { get; set; }

    public long TotalConnections { get; set; }

    public long Routes { get; set; }

    public long Remotes { get; set; }

    public long Leafnodes { get; set; }

    public long InMsgs { get; set; }

    public long OutMsgs { get; set; }

    public long InBytes { get; set; }

    public long OutBytes { get; set; }

    public long SlowConsumers { get; set; }

    public long Subscriptions { get; set; }

    public DateTimeOffset ConfigLoadTime { get; set; }

    public string ConfigDigest { get; set; } = "";

    public string[]? Tags { get; set; }

    public Dictionary<string, string>? Metadata { get; set; }

    public string SystemAccount { get; set; } = "";
}
