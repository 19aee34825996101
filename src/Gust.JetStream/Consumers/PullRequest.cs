namespace Gust.JetStream.Consumers;

/// <summary>What a client asks for with one pull (spec: jetstream.md section 6). Durations are nanoseconds.</summary>
internal readonly record struct PullRequest()
{
    public int Batch { get; init; } = 1;

    /// <summary>0: waits without end, or not at all with <see cref="NoWait"/>.</summary>
    public long Expires { get; init; }

    /// <summary>0: no limit.</summary>
    public int MaxBytes { get; init; }

    public bool NoWait { get; init; }

    public long IdleHeartbeat { get; init; }

    public string? Group { get; init; }

    public long MinPending { get; init; }

    public long MinAckPending { get; init; }

    /// <summary>What a pinned client shows.</summary>
    public string? PinId { get; init; }

    public int Priority { get; init; }
}
