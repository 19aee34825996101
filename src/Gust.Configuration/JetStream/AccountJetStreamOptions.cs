namespace Gust;

/// <summary>What the streams of one account may take (<c>jetstream</c> of an account). -1: no limit.</summary>
/// <remarks>No bytes are a limit, too; but zero for a count, or for the bytes of one stream, is none.</remarks>
public sealed class AccountJetStreamOptions
{
    /// <summary>Bytes of its streams in memory.</summary>
    public long MaxMemory { get; set; } = -1;

    /// <summary>Bytes of its streams in files.</summary>
    public long MaxFile { get; set; } = -1;

    public int MaxStreams { get; set; } = -1;

    /// <summary>Consumers of one stream.</summary>
    public int MaxConsumers { get; set; } = -1;

    /// <summary>Unacknowledged messages of one consumer.</summary>
    public int MaxAckPending { get; set; } = -1;

    /// <summary>Bytes of one stream in memory.</summary>
    public long MemoryMaxStreamBytes { get; set; } = -1;

    /// <summary>Bytes of one stream in files.</summary>
    public long FileMaxStreamBytes { get; set; } = -1;

    /// <summary>Each stream must set its most bytes.</summary>
    public bool MaxBytesRequired { get; set; }
}
