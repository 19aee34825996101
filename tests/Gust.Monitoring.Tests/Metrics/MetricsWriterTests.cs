using System.Buffers;
using System.Text;
using Gust.Foundation;
using Gust.Monitoring.Metrics;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Tests.Metrics;

public sealed class MetricsWriterTests
{
    private static readonly LabelSet s_labels = LabelSet.None.With("a", "1");

    [Fact]
    public void A_counter_ends_with_total_and_in_OpenMetrics_its_family_does_not()
    {
        static void Write(MetricsWriter writer)
        {
            writer.Begin("x_bytes", MetricKind.Counter, "Help.", "bytes");
            writer.Sample(s_labels, 5);
            writer.End();
        }

        Assert.Equal("# HELP x_bytes_total Help.\n# TYPE x_bytes_total counter\nx_bytes_total{a=\"1\"} 5\n", Written(MetricsFormat.Prometheus, Write));
        Assert.Equal(
            "# HELP x_bytes Help.\n# TYPE x_bytes counter\n# UNIT x_bytes bytes\nx_bytes_total{a=\"1\"} 5\n# EOF\n", Written(MetricsFormat.OpenMetrics, Write));
    }

    [Fact]
    public void A_histogram_counts_up_to_infinity()
    {
        DurationHistogram histogram = new();
        histogram.Record(TimeSpan.FromMicroseconds(50)); // a bound belongs to the bucket below it
        histogram.Record(TimeSpan.FromMicroseconds(51));
        histogram.Record(TimeSpan.FromSeconds(60));

        string text = Written(MetricsFormat.Prometheus, writer =>
        {
            writer.Begin("x_seconds", MetricKind.Histogram, "Help.");
            writer.Histogram(s_labels, histogram.Snapshot());
        });

        Assert.Contains("x_seconds_bucket{a=\"1\",le=\"5e-05\"} 1\nx_seconds_bucket{a=\"1\",le=\"0.0001\"} 2\n", text);
        Assert.Contains("x_seconds_bucket{a=\"1\",le=\"10\"} 2\nx_seconds_bucket{a=\"1\",le=\"+Inf\"} 3\nx_seconds_sum{a=\"1\"} 60.000101\nx_seconds_count{a=\"1\"} 3\n", text);
    }

    [Fact]
    public void Labels_and_help_are_escaped()
    {
        string text = Written(MetricsFormat.OpenMetrics, writer =>
        {
            writer.Begin("x", MetricKind.Gauge, "A \"b\" \\ \n");
            writer.Sample(LabelSet.None.With("l", "\"\\\n\u00e9"), double.NaN);
        });

        Assert.Equal("# HELP x A \\\"b\\\" \\\\ \\n\n# TYPE x gauge\nx{l=\"\\\"\\\\\\n\u00e9\"} NaN\n", text);
    }

    [Fact]
    public void A_family_without_samples_leaves_no_trace_and_one_that_comes_again_is_passed_over()
    {
        string text = Written(MetricsFormat.Prometheus, writer =>
        {
            writer.Begin("none", MetricKind.Gauge, "Help.");
            writer.Begin("x", MetricKind.Gauge, "Help.");
            writer.Sample(LabelSet.None, 1);
            writer.Begin("x", MetricKind.Gauge, "Help.");
            writer.Sample(LabelSet.None, 2);
        });

        Assert.Equal("# HELP x Help.\n# TYPE x gauge\nx 1\n", text);
    }

    private static string Written(MetricsFormat format, Action<MetricsWriter> write)
    {
        ArrayBufferWriter<byte> into = new();
        write(new MetricsWriter(into, format));
        return Encoding.UTF8.GetString(into.WrittenSpan);
    }
}
