using Gust.JetStream.Model.Responses;

namespace Gust.JetStream.Rules;

/// <summary>What the server and the account allow. The default is a single server without limits.</summary>
internal sealed record RuleLimits
{
    public const int ReplicasMax = 5;

    /// <summary>Whether replicas can be had.</summary>
    public bool IsClustered { get; init; }

    /// <summary>Longest window for duplicates; 0 is no limit.</summary>
    public long DuplicateWindowMaxNs { get; init; }

    /// <summary>Most deliveries a consumer may leave unacknowledged; 0 is no limit.</summary>
    public long MaxAckPending { get; init; }

    /// <summary>Largest batch of a pull; 0 is no limit.</summary>
    public long MaxRequestBatch { get; init; }

    /// <summary>Consumers of a stream that says nothing of them; -1 is no limit.</summary>
    public long DefaultMaxConsumers { get; init; } = 1000;

    /// <summary>Bytes that streams in memory may reserve on this server.</summary>
    public long MemoryBytesMax { get; init; } = long.MaxValue;

    /// <summary>Bytes that streams in files may reserve on this server.</summary>
    public long StorageBytesMax { get; init; } = long.MaxValue;

    /// <summary>Of messages that are published as one.</summary>
    public BatchLimits Batches { get; init; } = new();

    public AccountLimits Account { get; init; } = Unlimited;

    /// <summary>The account's limits are all for other numbers of replicas than this server has.</summary>
    public bool IsOfNoTier { get; init; }

    /// <summary>An account without limits.</summary>
    public static AccountLimits Unlimited => new()
    {
        MaxMemory = -1,
        MaxStorage = -1,
        MaxStreams = -1,
        MaxConsumers = -1,
        MaxAckPending = -1,
        MemoryMaxStreamBytes = -1,
        StorageMaxStreamBytes = -1,
    };
}
