using Gust.Foundation;

namespace Gust.Web.Console.Live;

/// <summary>Half of the durations of the last interval, and all but one in a hundred, in microseconds.</summary>
/// <remarks>Used by one thread at a time. A histogram's buckets are wide: within one the durations count as evenly spread.</remarks>
internal sealed class LatencyColumns(string name, Func<DurationHistogram?> histogram)
{
    private const double NanosecondsPerMicrosecond = 1000;

    private long[] _before = [];

    public IReadOnlyList<string> Names { get; } = [$"{name}P50", $"{name}P99"];

    /// <summary>Since it was called last; null: nothing happened.</summary>
    public (double? Half, double? NearlyAll) Take()
    {
        long[] now = histogram()?.Snapshot().Counts ?? [];
        bool isSame = _before.Length == now.Length && _before.Sum() <= now.Sum();
        long[] fresh = isSame ? [.. now.Select((count, index) => Math.Max(0, count - _before[index]))] : now;
        _before = now;
        return (Quantile(fresh, 0.5), Quantile(fresh, 0.99));
    }

    /// <param name="counts">By bucket.</param>
    /// <param name="part">Of all durations, from 0 to 1.</param>
    internal static double? Quantile(long[] counts, double part)
    {
        double wanted = counts.Sum() * part;
        if (wanted == 0)
        {
            return null;
        }

        int bucket = 0;
        while (counts[bucket] < wanted)
        {
            wanted -= counts[bucket++];
        }

        ReadOnlySpan<long> bounds = DurationHistogram.Bounds;
        double from = bucket == 0 ? 0 : bounds[bucket - 1];
        double to = bucket < bounds.Length ? bounds[bucket] : from;
        return (from + ((to - from) * wanted / counts[bucket])) / NanosecondsPerMicrosecond;
    }
}
