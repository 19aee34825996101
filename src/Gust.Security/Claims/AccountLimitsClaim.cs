using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>An account's limits; JetStream's stand beside them, or in tiers. -1 is no limit, and what is missing is 0.</summary>
internal sealed record AccountLimitsClaim : JetStreamLimitsClaim
{
    [JsonPropertyName("subs")]
    public long Subscriptions { get; set; }

    /// <summary>Bytes in all; carried along, not enforced.</summary>
    public long Data { get; set; }

    /// <summary>Bytes of one message.</summary>
    public long Payload { get; set; }

    public long Imports { get; set; }

    public long Exports { get; set; }

    /// <summary>Whether exports may have wildcards.</summary>
    [JsonPropertyName("wildcards")]
    public bool WildcardExports { get; set; }

    public bool DisallowBearer { get; set; }

    [JsonPropertyName("conn")]
    public long Connections { get; set; }

    [JsonPropertyName("leaf")]
    public long LeafNodes { get; set; }

    /// <summary>By replication: <c>R1</c>, <c>R3</c>.</summary>
    public IReadOnlyDictionary<string, JetStreamLimitsClaim> TieredLimits { get; set; } = EmptyMap<JetStreamLimitsClaim>.Value;
}
