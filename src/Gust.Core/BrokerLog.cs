using Microsoft.Extensions.Logging;

namespace Gust.Core;

/// <summary>Where a broker logs to, with the question asked on the hot path answered ahead.</summary>
internal sealed class BrokerLog
{
    private readonly BrakedLogger _braked;
    private volatile bool _traceEnabled;

    public BrokerLog(ILogger logger, TimeProvider time)
    {
        _braked = new BrakedLogger(logger, time);
        Refresh();
    }

    public ILogger Logger => _braked;

    /// <summary>Every protocol operation is traced.</summary>
    public bool TraceEnabled => _traceEnabled;

    /// <summary>The end: what was held back is told.</summary>
    public void Flush() => _braked.Summarize();

    /// <summary>Asks the logger again, after its levels may have changed.</summary>
    public void Refresh() => _traceEnabled = Logger.IsEnabled(LogLevel.Trace);
}
