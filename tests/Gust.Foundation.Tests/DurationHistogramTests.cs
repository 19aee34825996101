using System.Diagnostics.Metrics;

namespace Gust.Foundation.Tests;

public sealed class DurationHistogramTests
{
    [Fact]
    public void Recording_allocates_nothing_whether_somebody_listens_or_not()
    {
        using Meter meter = new("test");
        DurationHistogram histogram = new();
        Assert.Equal(0, AllocatedBy(histogram));

        histogram.Listener = meter.CreateHistogram<double>("test.duration");
        Assert.Equal(0, AllocatedBy(histogram)); // an instrument to which nobody listens

        using MeterListener listener = new() { InstrumentPublished = (instrument, self) => self.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener.Start();
        Assert.Equal(0, AllocatedBy(histogram));
    }

    [Fact]
    public void Listeners_are_told_in_seconds()
    {
        using Meter meter = new("test");
        DurationHistogram histogram = new() { Listener = meter.CreateHistogram<double>("test.duration") };
        List<double> told = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument == histogram.Listener)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => told.Add(value));
        listener.Start();

        histogram.Record(TimeSpan.FromMilliseconds(2));

        Assert.Equal([0.002], told);
    }

    [Fact]
    public void Many_threads_lose_nothing()
    {
        DurationHistogram histogram = new();

        Parallel.For(0, 10_000, i => histogram.Record(TimeSpan.FromMicroseconds(i)));

        DurationDistribution all = histogram.Snapshot();
        Assert.Equal(10_000, all.Count);
        Assert.Equal(9_999 * 10_000L / 2 * 1000, all.SumNanoseconds);
    }

    private static long AllocatedBy(DurationHistogram histogram)
    {
        Record(histogram);
        return Enumerable.Range(0, 5).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Record(histogram);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    private static void Record(DurationHistogram histogram)
    {
        for (int i = 0; i < 1000; i++)
        {
            histogram.Record(TimeSpan.FromMicroseconds(i));
        }
    }
}
