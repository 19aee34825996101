namespace Gust.Monitoring.Documents.Subscriptions;

/// <summary>What was looked up among subscriptions, and how (spec: monitoring.md, SublistStats).</summary>
internal sealed record SublistStats
{
    public static SublistStats None { get; } =
        new() { NumSubscriptions = 0, NumCache = 0, NumInserts = 0, NumRemoves = 0, NumMatches = 0, CacheHitRate = 0 };

    public required long NumSubscriptions { get; init; }

    /// <summary>Subjects whose subscribers connections remember.</summary>
    public required long NumCache { get; init; }

    public required long NumInserts { get; init; }

    public required long NumRemoves { get; init; }

    /// <summary>Look-ups of subjects that were not remembered.</summary>
    public required long NumMatches { get; init; }

    /// <summary>Share of the clients' messages whose subscribers were remembered.</summary>
    public required double CacheHitRate { get; init; }

    /// <summary>Targets of the remembered subject that has most of them; a queue group is one.</summary>
    public long MaxFanout { get; init; }

    /// <summary>Targets of a remembered subject on the average.</summary>
    public double AvgFanout { get; init; }
}
