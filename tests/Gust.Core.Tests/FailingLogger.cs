using Microsoft.Extensions.Logging;

namespace Gust.Core.Tests;

/// <summary>A logger that keeps its lines and throws at one that contains a certain word: a defect on demand.</summary>
internal sealed class FailingLogger(string word) : ILogger
{
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string line = formatter(state, exception);
        if (line.Contains(word, StringComparison.Ordinal))
        {
            throw new InvalidOperationException(word);
        }

        Lines.Add(line);
    }
}
