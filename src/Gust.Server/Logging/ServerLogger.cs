using Microsoft.Extensions.Logging;

namespace Gust.Server.Logging;

/// <summary>The executable's logger: the levels of the configuration, one writer, both exchangeable by a reload.</summary>
internal sealed class ServerLogger : ILoggerFactory, ILogger, ILabelledLog
{
    private readonly TimeProvider _time;

    /// <summary>Held for each line: a reload must not close the writer under somebody who is writing.</summary>
    private readonly Lock _lock = new();
    private LoggingOptions _options;
    private ILogWriter? _writer;
    private ServerLabel? _label;

    public ServerLogger(LoggingOptions options, TimeProvider time)
    {
        _time = time;
        _options = options;
        _writer = Open(options);
    }

    /// <summary>Takes over changed options; the old writer is closed once the new one is open.</summary>
    public void Apply(LoggingOptions options)
    {
        ILogWriter opened = Open(options);
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

    public void SetLabel(ServerLabel label) => Volatile.Write(ref _label, label);

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
            LogRecord record = LogRecord.Of(logLevel, eventId, state, exception, formatter);
            lock (_lock)
            {
                _writer?.Write(record);
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

    private ILogWriter Open(LoggingOptions options)
    {
        ILogLayout? json = options.Format == LogFormat.Json ? new JsonLayout(_time, () => Volatile.Read(ref _label)) : null;
        if (options.File is not null)
        {
            return new LogFile(options, _time, json ?? new TextLayout(options, _time, colours: false));
        }

        return options.Syslog || options.RemoteSyslog is not null
            ? new SyslogWriter(options.RemoteSyslog, json ?? new BareLayout())
            : new StandardErrorWriter(json ?? new TextLayout(options, _time, StandardErrorWriter.TakesColours));
    }
}
