using Gust.Cli.Bench;

namespace Gust.Cli.Tests;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Percentiles_are_right_to_two_percent()
    {
        var histogram = new LatencyHistogram();
        for (int i = 1; i <= 100_000; i++)
        {
            histogram.Add(TimeSpan.FromMicroseconds(i));
        }

        foreach (double percent in new[] { 1, 10, 50, 90, 99, 99.9 })
        {
            Assert.InRange(histogram.Percentile(percent).TotalMicroseconds, percent * 1000, percent * 1020);
        }

        Assert.Equal(TimeSpan.FromMicroseconds(100_000), histogram.Percentile(100));
        Assert.Equal(50_000.5, histogram.Mean.TotalMicroseconds, precision: 1);
        Assert.Equal(100_000, histogram.CountBetween(TimeSpan.Zero, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Merging_is_like_having_measured_together()
    {
        var a = new LatencyHistogram();
        var b = new LatencyHistogram();
        a.Add(TimeSpan.FromMilliseconds(1));
        b.Add(TimeSpan.FromMilliseconds(3));
        b.Add(TimeSpan.Zero);
        a.Merge(b);
        Assert.Equal((3, TimeSpan.Zero, TimeSpan.FromMilliseconds(3)), (a.Count, a.Min, a.Max));
        Assert.InRange(a.Percentile(50).TotalMilliseconds, 1, 1.02);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(long.MaxValue / 100)]
    public void Extremes_fit(long ticks)
    {
        var histogram = new LatencyHistogram();
        histogram.Add(TimeSpan.FromTicks(ticks));
        Assert.Equal(TimeSpan.FromTicks(ticks), histogram.Percentile(99));
    }
}
