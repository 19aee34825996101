using Gust.Foundation;

namespace Gust.JetStream.Hosting;

/// <summary>Batches of messages that are open on all streams of a server. Thread-safe.</summary>
internal sealed class BatchUsage
{
    private long _bytes;

    public BoundedCount Atomic { get; } = new();

    public BoundedCount Fast { get; } = new();

    /// <summary>Bytes that wait for the end of their batch.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>So many bytes more wait, or less.</summary>
    public void Count(long bytes) => Interlocked.Add(ref _bytes, bytes);
}
