using System.Diagnostics.Metrics;
using Gust.Foundation;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics;

/// <summary>Writes Gust's own metrics for Prometheus.</summary>
internal static class OwnFamilies
{
    public static void Write(MetricsWriter writer, LabelSet server, MetricReading reading)
    {
        foreach (Metric metric in MetricCatalogue.All)
        {
            writer.Begin(metric.FamilyName, metric.Kind, metric.Description, metric.UnitName);
            if (metric.Kind == MetricKind.Histogram)
            {
                if (metric.Durations(reading) is { } durations)
                {
                    writer.Histogram(server, durations.Snapshot());
                }

                continue;
            }

            foreach (Measurement<double> measurement in metric.Read(reading))
            {
                writer.Sample(server.With(measurement.Tags), measurement.Value);
            }
        }
    }
}
