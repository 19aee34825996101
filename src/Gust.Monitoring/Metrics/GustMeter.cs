using System.Diagnostics.Metrics;
using Gust.Foundation;
using Gust.Monitoring.Metrics.Streams;

namespace Gust.Monitoring.Metrics;

/// <summary>One server's metrics as instruments of .NET, for <c>dotnet-counters</c>, OpenTelemetry and whoever else listens.</summary>
/// <remarks>Numbers that are kept anyway are read when a listener asks; only durations are told as they come, and only while somebody listens.</remarks>
internal sealed class GustMeter : IDisposable
{
    public const string MeterName = "Gust";

    private const double NanosecondsPerSecond = 1e9;

    private readonly MonitoredServer _server;
    private readonly Func<StreamsPicture> _look;
    private readonly Meter _meter;
    private readonly List<(Metric Metric, Histogram<double> Listener)> _histograms = [];

    /// <param name="server">Whose metrics they are.</param>
    /// <param name="look">Gives a picture of the streams that is not old.</param>
    public GustMeter(MonitoredServer server, Func<StreamsPicture> look)
    {
        _server = server;
        _look = look;
        _meter = new Meter(new MeterOptions(MeterName)
        {
            Version = server.Broker.Identity.Version,
            Tags = [new("server.id", server.Broker.Identity.Id), new("server.name", server.Broker.Identity.Name)],
        });
        foreach (Metric metric in MetricCatalogue.All)
        {
            Create(metric);
        }

        Follow();
    }

    /// <summary>JetStream may have been switched on: its durations are listened to from now on.</summary>
    public void Follow()
    {
        MetricReading reading = new(_server, StreamsPicture.Empty);
        foreach ((Metric metric, Histogram<double> listener) in _histograms)
        {
            if (metric.Durations(reading) is { } durations)
            {
                durations.Listener = listener;
            }
        }
    }

    public void Dispose() => _meter.Dispose();

    private void Create(Metric metric)
    {
        switch (metric.Kind)
        {
            case MetricKind.Counter:
                _meter.CreateObservableCounter(metric.Name, () => Read(metric), metric.Unit, metric.Description);
                break;
            case MetricKind.Gauge:
                _meter.CreateObservableGauge(metric.Name, () => Read(metric), metric.Unit, metric.Description);
                break;
            default:
                double[] bounds = [.. DurationHistogram.Bounds.ToArray().Select(bound => bound / NanosecondsPerSecond)];
                InstrumentAdvice<double> advice = new() { HistogramBucketBoundaries = bounds };
                _histograms.Add((metric, _meter.CreateHistogram(metric.Name, metric.Unit, metric.Description, tags: null, advice)));
                break;
        }
    }

    private IEnumerable<Measurement<double>> Read(Metric metric) =>
        metric.Read(new MetricReading(_server, metric.NeedsStreams ? _look() : StreamsPicture.Empty));
}
