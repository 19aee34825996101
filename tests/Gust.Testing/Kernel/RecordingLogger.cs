using Gust.Core;
using Microsoft.Extensions.Logging;

namespace Gust.Testing.Kernel;

/// <summary>Keeps all events from a level on. Thread-safe.</summary>
internal sealed class RecordingLogger(LogLevel from = LogLevel.Information) : ILogger, ILoggerFactory
{
    private readonly Lock _lock = new();
    private readonly List<RecordedEvent> _events = [];
    private readonly List<(string Name, TaskCompletionSource<RecordedEvent> Seen)> _awaited = [];

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

    /// <summary>The first event of a name: what a server thread tells of may come after the answer that a client sees.</summary>
    public Task<RecordedEvent> FirstAsync(string name)
    {
        lock (_lock)
        {
            if (_events.Find(one => one.Name == name) is { } there)
            {
                return Task.FromResult(there);
            }

            TaskCompletionSource<RecordedEvent> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((name, seen));
            return seen.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

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
            RecordedEvent told = new(logLevel, eventId.Id, eventId.Name ?? "", formatter(state, exception), fields);
            _events.Add(told);
            _awaited.Where(one => one.Name == told.Name).ToList().ForEach(one => one.Seen.TrySetResult(told));
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
