using Microsoft.Extensions.Logging;

namespace Gust.Telemetry;

/// <summary>Tells once that a collector does not take a signal, and once that it does again. Thread-safe.</summary>
/// <param name="endpoint">Where the signal goes.</param>
/// <param name="signal">For people.</param>
/// <param name="protocol">Likewise.</param>
/// <param name="logger">The server's own log, which is not exported.</param>
/// <param name="time">A collector that comes and goes is told of no more than once each <see cref="Pause"/>.</param>
internal sealed class EndpointWatch(string endpoint, string signal, string protocol, ILogger logger, TimeProvider time)
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private long _toldAt;
    private bool _isTold;
    private bool _wasTold;

    /// <summary>An export went through.</summary>
    public void OnTaken()
    {
        lock (_lock)
        {
            if (!_isTold)
            {
                return;
            }

            _isTold = false;
        }

        TelemetryLog.TakenAgain(logger, endpoint, signal);
    }

    /// <summary>An export did not.</summary>
    public void OnFailed(string reason)
    {
        lock (_lock)
        {
            if (_isTold || (_wasTold && time.GetElapsedTime(_toldAt) < Pause))
            {
                return;
            }

            _isTold = _wasTold = true;
            _toldAt = time.GetTimestamp();
        }

        TelemetryLog.NotTaken(logger, endpoint, signal, reason, protocol);
    }
}
