namespace Gust.JetStream.Consumers;

/// <summary>One event of a consumer. Fields that its kind does not have are zero or null.</summary>
internal readonly record struct ConsumerAdvisory(ConsumerAdvisoryKind Kind)
{
    public ulong ConsumerSequence { get; init; }

    public ulong StreamSequence { get; init; }

    public int Deliveries { get; init; }

    /// <summary>Of a termination (null: none given) or of an end of pinning.</summary>
    public string? Reason { get; init; }

    /// <summary>Nanoseconds from delivery to acknowledgement.</summary>
    public long AckTime { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>Unix nanoseconds.</summary>
    public long PauseUntil { get; init; }

    public string? Group { get; init; }

    public string? PinnedId { get; init; }
}
