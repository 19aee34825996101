namespace Gust.JetStream.Streams.Publishing.Batches;

/// <summary>A batch that waits for more.</summary>
internal interface IOpenBatch
{
    byte[] Id { get; }

    /// <summary>When its last message came, in Unix nanoseconds.</summary>
    long LastActive { get; set; }
}
