using System.Text.Json;
using System.Text.Json.Serialization;
using Gust.Monitoring.Documents.JetStream;

namespace Gust.Monitoring.Documents.Server;

/// <summary>The server at a glance (spec: monitoring.md, Varz). What is null, and what is nothing where marked so, is left out.</summary>
internal sealed record Varz
{
    public required string ServerId { get; init; }

    public required string ServerName { get; init; }

    public required string Version { get; init; }

    public int Proto { get; init; } = 1;

    /// <summary>The runtime.</summary>
    public required string Go { get; init; }

    public required string Host { get; init; }

    public required int Port { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public required bool AuthRequired { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public required bool TlsRequired { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public required bool TlsVerify { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public required bool TlsOcspPeerVerify { get; init; }

    public IReadOnlyList<string>? ConnectUrls { get; init; }

    public required int MaxConnections { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public required int MaxSubscriptions { get; init; }

    public required TimeSpan PingInterval { get; init; }

    public required int PingMax { get; init; }

    public required string HttpHost { get; init; }

    public required int HttpPort { get; init; }

    public required string HttpBasePath { get; init; }

    public required int HttpsPort { get; init; }

    /// <summary>Seconds.</summary>
    public required double AuthTimeout { get; init; }

    public required int MaxControlLine { get; init; }

    public required int MaxPayload { get; init; }

    public required long MaxPending { get; init; }

    public Unconfigured Cluster => Unconfigured.Instance;

    public Unconfigured Gateway => Unconfigured.Instance;

    public Unconfigured Leaf => Unconfigured.Instance;

    public Unconfigured Mqtt => Unconfigured.Instance;

    [JsonPropertyName("websocket")]
    public required WebSocketVarz WebSocket { get; init; }

    [JsonPropertyName("jetstream")]
    public required JetStreamVarz JetStream { get; init; }

    /// <summary>Seconds.</summary>
    public required double TlsTimeout { get; init; }

    public required TimeSpan WriteDeadline { get; init; }

    public string? WriteTimeout { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset Now { get; init; }

    public string Uptime { get; init; } = "0s";

    public long Mem { get; init; }

    public int Cores { get; init; }

    /// <summary>Cores that the process may use.</summary>
    [JsonPropertyName("gomaxprocs")]
    public int UsableCores { get; init; }

    public double Cpu { get; init; }

    public int Connections { get; init; }

    public ulong TotalConnections { get; init; }

    public int Routes { get; init; }

    public int Remotes { get; init; }

    [JsonPropertyName("leafnodes")]
    public int LeafNodes { get; init; }

    public long InMsgs { get; init; }

    public long InBytes { get; init; }

    public long InClientMsgs { get; init; }

    public long InClientBytes { get; init; }

    public long OutMsgs { get; init; }

    public long OutBytes { get; init; }

    public long OutClientMsgs { get; init; }

    public long OutClientBytes { get; init; }

    public long SlowConsumers => SlowConsumerStats.Clients;

    public long StaleConnections => StaleConnectionStats.Clients;

    public long StalledClients { get; init; }

    public long Subscriptions { get; init; }

    public SortedDictionary<string, long> HttpReqStats { get; init; } = [];

    public required DateTimeOffset ConfigLoadTime { get; init; }

    public required string ConfigDigest { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    [JsonPropertyName("feature_flags")]
    public IReadOnlyDictionary<string, bool> Features => FeatureFlags.All;

    public IReadOnlyList<string>? TrustedOperatorsJwt { get; init; }

    public IReadOnlyList<JsonElement>? TrustedOperatorsClaim { get; init; }

    public string? SystemAccount { get; init; }

    public OcspCacheVarz? OcspPeerCache { get; init; }

    public LinkCounts SlowConsumerStats { get; init; } = new(0);

    public LinkCounts StaleConnectionStats { get; init; } = new(0);

    public DiskIoWaitStats DiskIoWaitStats { get; } = new();

    public ProxiesVarz? Proxies { get; init; }

    public DateTimeOffset? TlsCertNotAfter { get; init; }
}
