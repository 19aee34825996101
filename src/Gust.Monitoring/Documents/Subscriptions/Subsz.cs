using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.Subscriptions;

/// <summary>Subscriptions, and how they are looked up (spec: monitoring.md, Subsz).</summary>
internal sealed record Subsz
{
    public required string ServerId { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Their members stand among the others here.</summary>
    [JsonIgnore]
    public SublistStats Statistics { get; init; } = SublistStats.None;

    public long NumSubscriptions => Statistics.NumSubscriptions;

    public long NumCache => Statistics.NumCache;

    public long NumInserts => Statistics.NumInserts;

    public long NumRemoves => Statistics.NumRemoves;

    public long NumMatches => Statistics.NumMatches;

    public double CacheHitRate => Statistics.CacheHitRate;

    public long MaxFanout => Statistics.MaxFanout;

    public double AvgFanout => Statistics.AvgFanout;

    /// <summary>Those that are listed on all pages together.</summary>
    public required int Total { get; init; }

    public required int Offset { get; init; }

    public required int Limit { get; init; }

    public IReadOnlyList<SubDetail>? SubscriptionsList { get; init; }
}
