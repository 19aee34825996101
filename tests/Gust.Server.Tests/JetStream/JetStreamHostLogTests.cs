using Gust.JetStream.Rules;
using Gust.Server.JetStream;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Tests.JetStream;

public sealed class JetStreamHostLogTests
{
    [Fact]
    public void What_a_power_cut_may_cost_is_told_as_it_is_configured()
    {
        var logger = new Lines();

        JetStreamHostLog.Started(logger, new JetStreamOptions { SyncInterval = TimeSpan.FromSeconds(10) }, "store", new RuleLimits(), TimeSpan.Zero);

        Assert.Contains(logger.Texts, line => line.Contains("what was acknowledged in the last 10s", StringComparison.Ordinal));
    }

    private sealed class Lines : ILogger
    {
        public List<string> Texts { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Texts.Add(formatter(state, exception));
    }
}
