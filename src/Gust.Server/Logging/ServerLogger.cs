using Microsoft.Extensions.Logging;

namespace Gust.Server.Logging;

/// <summary>The executable's logger: the levels of the configuration, one writer, both exchangeable by a reload.</summary>
internal sealed class ServerLogger : ILoggerFactory, ILogger
{
    private readonly TimeProvider _time;
    private LoggingOptions _options;
    private ILogWriter _writer;

    public ServerLogger(LoggingOptions options, TimeProvider time)
    {
        _time = time;
        _options = options;
        _writer = Open(options, time);
    }

    /// <summary>Takes over changed options; the old writer is closed once the new one is open.</summary>
    public void Apply(LoggingOptions options)
    {
        ILogWriter old = _writer;
        _writer = Open(options, _time);
        _options = options;
        old.Dispose();
    }

    public void Reopen() => _writer.Reopen();

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
            string text = formatter(state, exception);
            _writer.Write(logLevel, exception is null ? text : $"{text}: {exception}");
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose() => _writer.Dispose();

    private static ILogWriter Open(LoggingOptions options, TimeProvider time)
    {
        if (options.File is not null)
        {
            return new LogFile(options, time);
        }

        return options.Syslog || options.RemoteSyslog is not null ? new SyslogWriter(options.RemoteSyslog) : new StandardErrorWriter(options, time);
    }
}
