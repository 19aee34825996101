using System.Diagnostics.Metrics;
using System.Globalization;
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
                writer.Sample(Labels(server, measurement), measurement.Value);
            }
        }
    }

    private static LabelSet Labels(LabelSet server, Measurement<double> measurement)
    {
        LabelSet labels = server;
        foreach (KeyValuePair<string, object?> tag in measurement.Tags)
        {
            labels = labels.With(tag.Key, Convert.ToString(tag.Value, CultureInfo.InvariantCulture));
        }

        return labels;
    }
}
