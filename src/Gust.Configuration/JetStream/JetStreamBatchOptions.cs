namespace Gust;

/// <summary>Limits of messages that are published as one; null: the default of their kind of batch.</summary>
public sealed class JetStreamBatchOptions
{
    /// <summary>Batches under way on one stream; atomic ones: 50.</summary>
    public int? MaxInflightPerStream { get; set; }

    /// <summary>Batches under way on the server; atomic ones: 1000.</summary>
    public int? MaxInflightTotal { get; set; }

    /// <summary>Messages of one batch; atomic ones: 1000.</summary>
    public int? MaxMessages { get; set; }

    /// <summary>How long a batch may wait for its next message; 10 s.</summary>
    public TimeSpan? Timeout { get; set; }
}
