using Microsoft.Extensions.Logging;

namespace Gust.Core;

/// <summary>Where a broker logs to, with the question asked on the hot path answered ahead.</summary>
internal sealed class BrokerLog
{
    private volatile bool _traceEnabled;

    public BrokerLog(ILogger logger, TimeProvider time)
    {
        Logger = new BrakedLogger(logger, time);
        Refresh();
    }

    public ILogger Logger { get; }

    /// <summary>Every protocol operation is traced.</summary>
    public bool TraceEnabled => _traceEnabled;

    /// <summary>Asks the logger again, after its levels may have changed.</summary>
    public void Refresh() => _traceEnabled = Logger.IsEnabled(LogLevel.Trace);
}
