using Gust.Monitoring;
using Gust.Monitoring.Metrics;
using Gust.Monitoring.Metrics.Streams;

namespace Gust.Server;

/// <summary>A look at the streams for listeners that want their numbers at once: they wait for it, but not long. Thread-safe.</summary>
internal sealed class StreamsLook(MonitoredServer server)
{
    /// <summary>A stream that is busy for longer is seen at the next look.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(250);

    /// <summary>The instruments of one collection share a look.</summary>
    private static readonly TimeSpan s_freshness = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly StreamsObserver _observer = new(server);
    private StreamsPicture _picture = StreamsPicture.Empty;
    private long _takenAt;

    public StreamsPicture Take()
    {
        lock (_lock)
        {
            if (_takenAt == 0 || TimeProvider.System.GetElapsedTime(_takenAt) > s_freshness)
            {
                Refresh();
                _takenAt = TimeProvider.System.GetTimestamp();
            }

            return Volatile.Read(ref _picture);
        }
    }

    private void Refresh()
    {
        TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _observer.Look(MetricsOptions.SeriesMaxByDefault, picture =>
        {
            Volatile.Write(ref _picture, picture);
            seen.SetResult();
        });
        seen.Task.Wait(s_patience);
    }
}
