using System.Numerics;

namespace Gust.Cli.Bench;

/// <summary>Counts of durations in buckets whose width grows with the value: a percentile is wrong by 1.6 % at most.</summary>
/// <remarks>Fixed size however many values; filled by one thread, merged afterwards.</remarks>
internal sealed class LatencyHistogram
{
    private const int SubBits = 6;
    private const int SubBuckets = 1 << SubBits;
    private readonly long[] _counts = new long[(64 - SubBits) * SubBuckets];
    private double _sum;
    private double _sumOfSquares;

    public long Count { get; private set; }

    public TimeSpan Min { get; private set; } = TimeSpan.MaxValue;

    public TimeSpan Max { get; private set; }

    public TimeSpan Mean => Count == 0 ? TimeSpan.Zero : TimeSpan.FromMicroseconds(_sum / Count / 1000);

    public TimeSpan StandardDeviation
    {
        get
        {
            double mean = Count == 0 ? 0 : _sum / Count;
            double variance = Count == 0 ? 0 : Math.Max(0, _sumOfSquares / Count - mean * mean);
            return TimeSpan.FromMicroseconds(Math.Sqrt(variance) / 1000);
        }
    }

    public void Add(TimeSpan value)
    {
        long nanoseconds = Math.Max(0, value.Ticks) * 100;
        _counts[BucketOf(nanoseconds)]++;
        Count++;
        _sum += nanoseconds;
        _sumOfSquares += (double)nanoseconds * nanoseconds;
        Min = value < Min ? value : Min;
        Max = value > Max ? value : Max;
    }

    public void Merge(LatencyHistogram other)
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
        _sum += other._sum;
        _sumOfSquares += other._sumOfSquares;
        Min = other.Min < Min ? other.Min : Min;
        Max = other.Max > Max ? other.Max : Max;
    }

    /// <summary>The value that <paramref name="percent"/> of the values do not exceed.</summary>
    public TimeSpan Percentile(double percent)
    {
        long wanted = (long)Math.Ceiling(Count * percent / 100);
        long seen = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= wanted && seen > 0)
            {
                var upper = TimeSpan.FromTicks(UpperBound(i) / 100);
                return upper < Max ? (upper > Min ? upper : Min) : Max;
            }
        }

        return Max;
    }

    /// <summary>How many values are at least <paramref name="from"/> and below <paramref name="to"/>, to the bucket.</summary>
    public long CountBetween(TimeSpan from, TimeSpan to)
    {
        int first = BucketOf(from.Ticks * 100);
        int end = BucketOf(to.Ticks * 100);
        long count = 0;
        for (int i = first; i < end; i++)
        {
            count += _counts[i];
        }

        return count;
    }

    private static int BucketOf(long nanoseconds)
    {
        if (nanoseconds < SubBuckets)
        {
            return (int)nanoseconds;
        }

        int shift = BitOperations.Log2((ulong)nanoseconds) - SubBits;
        return (shift + 1) * SubBuckets + (int)((nanoseconds >> shift) - SubBuckets);
    }

    private static long UpperBound(int bucket)
    {
        int shift = bucket / SubBuckets - 1;
        return shift < 0 ? bucket : ((long)(bucket % SubBuckets + SubBuckets + 1) << shift) - 1;
    }
}
