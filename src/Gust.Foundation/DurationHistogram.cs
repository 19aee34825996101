using System.Diagnostics.Metrics;

namespace Gust.Foundation;

/// <summary>How often durations fell between fixed bounds. Thread-safe: any thread records, nothing is allocated and nothing locks.</summary>
internal sealed class DurationHistogram
{
    private static readonly long[] s_bounds =
    [
        2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
        1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000, 250_000_000, 500_000_000,
        1_000_000_000, 2_500_000_000, 10_000_000_000,
    ];

    private readonly long[] _counts = new long[s_bounds.Length + 1];
    private long _sum;

    /// <summary>Upper bounds of the buckets, which they include, in nanoseconds. One more bucket takes what is beyond the last.</summary>
    public static ReadOnlySpan<long> Bounds => s_bounds;

    /// <summary>Is told of each duration too, in seconds, while somebody listens to it; null: nobody does.</summary>
    public Histogram<double>? Listener { get; set; }

    public void Record(TimeSpan duration)
    {
        long nanoseconds = Math.Max(0, duration.Ticks) * TimeSpan.NanosecondsPerTick;
        int bucket = 0;
        while (bucket < s_bounds.Length && nanoseconds > s_bounds[bucket])
        {
            bucket++;
        }

        Interlocked.Increment(ref _counts[bucket]);
        Interlocked.Add(ref _sum, nanoseconds);
        if (Listener is { Enabled: true } listener)
        {
            listener.Record(duration.TotalSeconds);
        }
    }

    /// <summary>What was recorded so far, as one copy whose count fits its buckets.</summary>
    public DurationDistribution Snapshot()
    {
        long[] counts = new long[_counts.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = Volatile.Read(ref _counts[i]);
        }

        return new DurationDistribution(counts, Volatile.Read(ref _sum));
    }
}
