using Gust.Foundation;
using Gust.Web.Console.Live;

namespace Gust.Console.Tests.Api;

/// <summary>Quantiles of what happened since the last look.</summary>
public sealed class LatencyTests
{
    [Fact]
    public void Without_anything_new_there_is_no_latency()
    {
        DurationHistogram histogram = new();
        LatencyColumns columns = new("commit", () => histogram);
        histogram.Record(TimeSpan.FromMilliseconds(2));
        columns.Take();

        Assert.Equal((null, null), columns.Take());
    }

    [Fact]
    public void Only_the_last_interval_counts()
    {
        DurationHistogram histogram = new();
        LatencyColumns columns = new("commit", () => histogram);
        histogram.Record(TimeSpan.FromSeconds(2));
        columns.Take();
        for (int i = 0; i < 100; i++)
        {
            histogram.Record(TimeSpan.FromMicroseconds(80));
        }

        (double? half, double? nearlyAll) = columns.Take();

        Assert.Equal(75, half);
        Assert.Equal(99.5, nearlyAll);
    }

    [Fact]
    public void A_few_slow_ones_show_in_the_higher_quantile_only()
    {
        long[] counts = new long[DurationHistogram.Bounds.Length + 1];
        counts[0] = 90;
        counts[^1] = 10;

        Assert.InRange(LatencyColumns.Quantile(counts, 0.5)!.Value, 1, 50);
        Assert.Equal(10_000_000, LatencyColumns.Quantile(counts, 0.99));
    }

    [Fact]
    public void Without_streams_there_is_no_latency() => Assert.Equal((null, null), new LatencyColumns("commit", () => null).Take());
}
