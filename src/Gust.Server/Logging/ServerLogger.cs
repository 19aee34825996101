using Microsoft.Extensions.Logging;

namespace Gust.Server.Logging;

/// <summary>The executable's logger: the levels of the configuration, one writer, both exchangeable by a reload.</summary>
internal sealed class ServerLogger : ILoggerFactory, ILogger
{
    private readonly TimeProvider _time;

    /// <summary>Held for each line: a reload must not close the writer under somebody who is writing.</summary>
    private readonly Lock _lock = new();
    private LoggingOptions _options;
    private ILogWriter? _writer;

    public ServerLogger(LoggingOptions options, TimeProvider time)
    {
        _time = time;
        _options = options;
        _writer = Open(options, time);
    }

    /// <summary>Takes over changed options; the old writer is closed once the new one is open.</summary>
    public void Apply(LoggingOptions options)
    {
        ILogWriter opened = Open(options, _time);
        lock (_lock)
        {
            _writer?.Dispose();
            _writer = opened;
            _options = options;
        }
    }

    public void Reopen()
    {
        lock (_lock)
        {
            _writer?.Reopen();
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("the executable logs to one place");

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && (logLevel switch
    {
        LogLevel.Trace => _options.Trace || _options.TraceVerbose || _options.TraceHeaders,
        LogLevel.Debug => _options.Debug,
        _ => true,
    });

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            string text = LogText.OneLine(formatter(state, exception));
            text = exception is null ? text : $"{text}: {exception}";
            lock (_lock)
            {
                _writer?.Write(logLevel, text);
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <summary>What is logged from now on is lost.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _writer?.Dispose();
            _writer = null;
        }
    }

    private static ILogWriter Open(LoggingOptions options, TimeProvider time)
    {
        if (options.File is not null)
        {
            return new LogFile(options, time);
        }

        return options.Syslog || options.RemoteSyslog is not null ? new SyslogWriter(options.RemoteSyslog) : new StandardErrorWriter(options, time);
    }
}
