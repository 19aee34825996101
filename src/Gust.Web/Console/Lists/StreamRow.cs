namespace Gust.Web.Console.Lists;

/// <summary>A stream with the worst of its consumers.</summary>
internal sealed record StreamRow
{
    public required string Account { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Subjects { get; init; }

    public string? Description { get; init; }

    /// <summary>At a limit it takes nothing new; else the oldest goes.</summary>
    public bool DiscardsNew { get; init; }

    /// <summary>0: no limit.</summary>
    public long MaxMessages { get; init; }

    /// <summary>Likewise.</summary>
    public long MaxBytes { get; init; }

    public required string Storage { get; init; }

    public required string Retention { get; init; }

    public long Replicas { get; init; }

    public long Messages { get; init; }

    public long Bytes { get; init; }

    public ulong FirstSeq { get; init; }

    public ulong LastSeq { get; init; }

    public required string LastTime { get; init; }

    public long SubjectCount { get; init; }

    public long Deleted { get; init; }

    public long Consumers { get; init; }

    /// <summary>Messages that the consumer furthest behind has yet to get.</summary>
    public long Lag { get; init; }

    /// <summary>Delivered and not acknowledged, by all consumers.</summary>
    public long AckPending { get; init; }

    public long Redelivered { get; init; }
}
