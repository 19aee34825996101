using Gust.Subjects;

namespace Gust.JetStream.Consumers;

/// <summary>What the engine of one consumer must know of its configuration, checked and with defaults filled in. Durations are nanoseconds.</summary>
internal sealed record ConsumerSettings
{
    public required string Stream { get; init; }

    public required string Name { get; init; }

    public DeliverPolicy DeliverPolicy { get; init; }

    public ulong StartSequence { get; init; }

    /// <summary>Unix nanoseconds.</summary>
    public long StartTime { get; init; }

    public AckPolicy AckPolicy { get; init; }

    public long AckWait { get; init; } = 30 * Nanoseconds.PerSecond;

    /// <summary>Waits of the first, second ... delivery, the last one for all after it; empty: always <see cref="AckWait"/>.</summary>
    public IReadOnlyList<long> Backoff { get; init; } = [];

    /// <summary>Not above 0: without end.</summary>
    public int MaxDeliver { get; init; } = -1;

    /// <summary>Null: all subjects.</summary>
    public SubjectFilter? Filter { get; init; }

    public ReplayPolicy Replay { get; init; }

    /// <summary>0: no limit.</summary>
    public ulong RateLimitBitsPerSecond { get; init; }

    /// <summary>How many of a hundred acknowledgements are measured.</summary>
    public int SamplePercent { get; init; }

    public int MaxWaiting { get; init; } = 512;

    /// <summary>Not above 0: no limit.</summary>
    public int MaxAckPending { get; init; } = 1000;

    public bool HeadersOnly { get; init; }

    /// <summary>Cap of a pull request; 0: none.</summary>
    public int MaxRequestBatch { get; init; }

    /// <summary>Cap of a pull request; 0: none.</summary>
    public long MaxRequestExpires { get; init; }

    /// <summary>Cap of a pull request; 0: none.</summary>
    public int MaxRequestMaxBytes { get; init; }

    /// <summary>Null: a pull consumer.</summary>
    public byte[]? DeliverSubject { get; init; }

    public bool FlowControl { get; init; }

    /// <summary>Of a push consumer; 0: none.</summary>
    public long IdleHeartbeat { get; init; }

    /// <summary>After how long without use the consumer goes away; 0: never.</summary>
    public long InactiveThreshold { get; init; }

    /// <summary>Unix nanoseconds; 0: not paused.</summary>
    public long PauseUntil { get; init; }

    public PriorityPolicy PriorityPolicy { get; init; }

    public IReadOnlyList<string> PriorityGroups { get; init; } = [];

    public long PriorityTimeout { get; init; } = 120 * Nanoseconds.PerSecond;

    /// <summary>What stands between <c>$JS.ACK.</c> and the stream in the long form of an acknowledgement's subject
    /// (<c>domain.account hash.</c>); null: the short form.</summary>
    public string? AckRoute { get; init; }

    public bool IsPush => DeliverSubject is not null;

    public bool TracksAcks => AckPolicy != AckPolicy.None;

    /// <summary>How long the client has got after the <paramref name="deliveries"/>-th delivery.</summary>
    public long AckWaitAfter(int deliveries) =>
        Backoff.Count == 0 ? AckWait : Backoff[Math.Min(Math.Max(deliveries, 1), Backoff.Count) - 1];
}
