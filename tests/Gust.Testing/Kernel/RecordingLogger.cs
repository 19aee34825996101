using Gust.Core;
using Microsoft.Extensions.Logging;

namespace Gust.Testing.Kernel;

/// <summary>Keeps all events from a level on. Thread-safe.</summary>
internal sealed class RecordingLogger(LogLevel from = LogLevel.Information) : ILogger, ILoggerFactory
{
    private readonly Lock _lock = new();
    private readonly List<RecordedEvent> _events = [];

    public IReadOnlyList<RecordedEvent> Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>The events of a name, in their order.</summary>
    public IReadOnlyList<RecordedEvent> Of(string name) => [.. Events.Where(one => one.Name == name)];

    public bool IsEnabled(LogLevel logLevel) => logLevel >= from;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Dictionary<string, object?> fields = [];
        foreach ((string name, object? value) in (IReadOnlyList<KeyValuePair<string, object?>>)state!)
        {
            fields[name] = value;
            foreach ((string inner, object? part) in (value as ILogFields)?.LogFields ?? [])
            {
                fields[inner] = part;
            }
        }

        lock (_lock)
        {
            _events.Add(new RecordedEvent(logLevel, eventId.Id, eventId.Name ?? "", formatter(state, exception), fields));
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
