using System.Collections.Frozen;

namespace Gust.Security.Definitions;

/// <summary>What the streams of an account may take. -1: unlimited.</summary>
/// <remarks>Zero bytes in <see cref="Memory"/> or <see cref="Storage"/> are a limit; zero elsewhere is none, as with the reference.</remarks>
internal sealed record JetStreamLimits
{
    public static JetStreamLimits None { get; } = new();

    /// <summary>Bytes of all streams in memory.</summary>
    public long Memory { get; init; } = -1;

    /// <summary>Bytes of all streams in files.</summary>
    public long Storage { get; init; } = -1;

    public int Streams { get; init; } = -1;

    /// <summary>Consumers of one stream.</summary>
    public int Consumers { get; init; } = -1;

    /// <summary>Unacknowledged messages of one consumer.</summary>
    public int MaxAckPending { get; init; } = -1;

    /// <summary>Bytes of one stream in memory.</summary>
    public long MemoryMaxStreamBytes { get; init; } = -1;

    /// <summary>Bytes of one stream in files.</summary>
    public long StorageMaxStreamBytes { get; init; } = -1;

    /// <summary>Each stream must set its most bytes.</summary>
    public bool MaxBytesRequired { get; init; }

    /// <summary>By replication: <c>R1</c>, <c>R3</c>. With one, the limits beside it say nothing.</summary>
    public IReadOnlyDictionary<string, JetStreamLimits> Tiers { get; init; } = FrozenDictionary<string, JetStreamLimits>.Empty;
}
