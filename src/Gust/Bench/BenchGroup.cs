namespace Gust.Cli.Bench;

/// <summary>The clients with one role, and their sums.</summary>
internal sealed class BenchGroup(BenchRole role, IReadOnlyList<BenchClient> clients, TimeProvider time)
{
    public BenchRole Role { get; } = role;

    public IReadOnlyList<BenchClient> Clients { get; } = clients;

    public string Label => Role.Label;

    public long Target => Clients.Sum(c => c.Target);

    public long Messages => Clients.Sum(c => c.Messages);

    public long Bytes => Clients.Sum(c => c.Bytes);

    /// <summary>From the first client's start to the last one's end.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            List<BenchClient> started = [.. Clients.Where(c => c.Start != 0)];
            return started.Count == 0 ? TimeSpan.Zero : time.GetElapsedTime(started.Min(c => c.Start), started.Max(c => c.End));
        }
    }

    public double MessagesPerSecond => Elapsed > TimeSpan.Zero ? Messages / Elapsed.TotalSeconds : 0;

    public double BytesPerSecond => Elapsed > TimeSpan.Zero ? Bytes / Elapsed.TotalSeconds : 0;

    /// <summary>All clients' latencies together; null when none measured any.</summary>
    public LatencyHistogram? Latency()
    {
        var all = new LatencyHistogram();
        foreach (LatencyHistogram one in Clients.Select(c => c.Latency).OfType<LatencyHistogram>())
        {
            all.Merge(one);
        }

        return all.Count > 0 ? all : null;
    }
}
