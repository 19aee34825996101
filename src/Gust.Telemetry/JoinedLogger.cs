using Gust.Server.Logging;
using Microsoft.Extensions.Logging;

namespace Gust.Telemetry;

/// <summary>Logs to two places, to each what it takes.</summary>
internal sealed class JoinedLogger(ILogger first, ILogger second) : ILogger, ILabelledLog
{
    public bool IsEnabled(LogLevel logLevel) => first.IsEnabled(logLevel) || second.IsEnabled(logLevel);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        first.Log(logLevel, eventId, state, exception, formatter);
        if (second.IsEnabled(logLevel))
        {
            second.Log(logLevel, eventId, state, exception, formatter);
        }
    }

    public void SetLabel(ServerLabel label)
    {
        (first as ILabelledLog)?.SetLabel(label);
        (second as ILabelledLog)?.SetLabel(label);
    }
}
