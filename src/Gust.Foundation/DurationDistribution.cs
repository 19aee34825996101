namespace Gust.Foundation;

/// <summary>A copy of a <see cref="DurationHistogram"/>.</summary>
/// <param name="Counts">Of each bucket alone; the last one is that beyond all bounds.</param>
/// <param name="SumNanoseconds">Of all durations.</param>
internal sealed record DurationDistribution(long[] Counts, long SumNanoseconds)
{
    public long Count => Counts.Sum();
}
