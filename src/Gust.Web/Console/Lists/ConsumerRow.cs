namespace Gust.Web.Console.Lists;

/// <summary>A consumer and how far it is.</summary>
internal sealed record ConsumerRow
{
    public required string Account { get; init; }

    public required string Stream { get; init; }

    public required string Name { get; init; }

    /// <summary><c>pull</c> or <c>push</c>.</summary>
    public required string Kind { get; init; }

    public required string Filter { get; init; }

    /// <summary>Messages yet to be delivered.</summary>
    public long Lag { get; init; }

    /// <summary>Delivered and not acknowledged.</summary>
    public long AckPending { get; init; }

    public long MaxAckPending { get; init; }

    public long Redelivered { get; init; }

    /// <summary>Pull requests that wait for messages.</summary>
    public long Waiting { get; init; }

    /// <summary>Somebody listens where it delivers to.</summary>
    public bool Listened { get; init; }

    /// <summary>Messages a second by which its lag grew, or shrank, while somebody looked; null: not known yet.</summary>
    public double? Growth { get; init; }

    public ulong Delivered { get; init; }

    public ulong AckFloor { get; init; }

    public required string LastActive { get; init; }

    public bool Paused { get; init; }
}
