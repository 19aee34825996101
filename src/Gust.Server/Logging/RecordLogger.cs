using Microsoft.Extensions.Logging;

namespace Gust.Server.Logging;

/// <summary>Hands each event to who writes it: what a writer itself has to say looks like everything else.</summary>
internal sealed class RecordLogger(Action<LogRecord> write) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        write(LogRecord.Of(logLevel, eventId, state, exception, formatter));
}
