namespace Gust.Cli.Bench;

/// <summary>What one client did. Written by its worker, read by the progress display.</summary>
internal sealed class BenchClient(string id, long target, TimeProvider time)
{
    private long _messages;
    private long _bytes;
    private long _start;
    private long _end;

    public string Id { get; } = id;

    /// <summary>Messages it is to handle; 0: until stopped.</summary>
    public long Target { get; } = target;

    public long Messages => Volatile.Read(ref _messages);

    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Only requesters measure latency.</summary>
    public LatencyHistogram? Latency { get; init; }

    public long Start => Volatile.Read(ref _start);

    /// <summary>When it ended, or now while it runs.</summary>
    public long End => Volatile.Read(ref _end) is var end && end != 0 ? end : time.GetTimestamp();

    public TimeSpan Elapsed => Start == 0 ? TimeSpan.Zero : time.GetElapsedTime(Start, End);

    public double MessagesPerSecond => Elapsed > TimeSpan.Zero ? Messages / Elapsed.TotalSeconds : 0;

    public double BytesPerSecond => Elapsed > TimeSpan.Zero ? Bytes / Elapsed.TotalSeconds : 0;

    public void Begin() => Volatile.Write(ref _start, time.GetTimestamp());

    public void Count(int bytes)
    {
        // One writer: a plain increment published for the reader, cheaper than an interlocked one.
        Volatile.Write(ref _bytes, _bytes + bytes);
        Volatile.Write(ref _messages, _messages + 1);
    }

    public void Finish() => Volatile.Write(ref _end, time.GetTimestamp());

    public void FinishIfRunning() => Interlocked.CompareExchange(ref _end, time.GetTimestamp(), 0);
}
