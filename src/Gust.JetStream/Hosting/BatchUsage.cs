namespace Gust.JetStream.Hosting;

/// <summary>Batches of messages that are open on all streams of a server. Thread-safe.</summary>
internal sealed class BatchUsage
{
    private int _atomic;
    private int _fast;
    private long _bytes;

    /// <summary>Bytes that wait for the end of their batch.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public bool TryOpenAtomic(int max) => TryCount(ref _atomic, max);

    public void CloseAtomic() => Interlocked.Decrement(ref _atomic);

    public bool TryOpenFast(int max) => TryCount(ref _fast, max);

    public void CloseFast() => Interlocked.Decrement(ref _fast);

    /// <summary>So many bytes more wait, or less.</summary>
    public void Count(long bytes) => Interlocked.Add(ref _bytes, bytes);

    private static bool TryCount(ref int count, int max)
    {
        if (Interlocked.Increment(ref count) <= max)
        {
            return true;
        }

        Interlocked.Decrement(ref count);
        return false;
    }
}
