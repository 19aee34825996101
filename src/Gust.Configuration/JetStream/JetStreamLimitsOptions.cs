namespace Gust;

/// <summary>What clients may ask of streams and consumers on this server; a reload may change it.</summary>
public sealed class JetStreamLimitsOptions
{
    /// <summary>Most unacknowledged messages a consumer may allow; 0: no limit.</summary>
    public int MaxAckPending { get; set; }

    /// <summary>Most messages one pull request may ask for; 0: no limit.</summary>
    public int MaxRequestBatch { get; set; }

    /// <summary>Longest window for duplicates; zero: no limit.</summary>
    public TimeSpan DuplicateWindow { get; set; }

    /// <summary>Consumers of a stream that sets no limit itself; -1: no limit.</summary>
    public int DefaultMaxConsumers { get; set; } = DefaultMaxConsumersDefault;

    public JetStreamBatchOptions Batch { get; set; } = new();

    internal const int DefaultMaxConsumersDefault = 1000;
}
