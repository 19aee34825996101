using Microsoft.Extensions.Logging;

namespace Gust.Telemetry;

/// <summary>Loggers that log to two places.</summary>
internal sealed class JoinedLoggerFactory(ILoggerFactory first, ILoggerFactory second) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new JoinedLogger(first.CreateLogger(categoryName), second.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => first.AddProvider(provider);

    /// <summary>Both belong to others.</summary>
    public void Dispose()
    {
    }
}
