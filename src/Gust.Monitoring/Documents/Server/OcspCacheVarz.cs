using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.Server;

/// <summary>What is remembered of clients' certificates (spec: monitoring.md, OCSPResponseCacheVarz). Zeros are left out.</summary>
internal sealed record OcspCacheVarz
{
    /// <summary>Of this server alone.</summary>
    public string CacheType { get; init; } = "local";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CacheHits { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CacheMisses { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CachedResponses => CachedRevokedResponses + CachedGoodResponses + CachedUnknownResponses;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CachedRevokedResponses { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CachedGoodResponses { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CachedUnknownResponses { get; init; }
}
