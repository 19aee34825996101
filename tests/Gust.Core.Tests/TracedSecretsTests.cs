using Gust.Testing.Kernel;
using Microsoft.Extensions.Logging;

namespace Gust.Core.Tests;

/// <summary>What a client has shown to get in does not come into the log, however much is traced.</summary>
public sealed class TracedSecretsTests
{
    [Theory]
    [InlineData("$SYS.REQ.USER.AUTH", false)]
    [InlineData("anything.else", true)]
    public void Payloads_are_traced_unless_they_ask_a_callout_service(string subject, bool isTraced)
    {
        ListLogger logger = new();
        using TestBroker broker = new(logger: logger);
        TestPeer service = broker.Connect();
        service.Send($"SUB {subject} 1\r\n");
        byte[] to = System.Text.Encoding.ASCII.GetBytes(subject);
        broker.Kernel.Internal.Publish(broker.Kernel.Accounts.Global, to, default, default, "password"u8.ToArray());
        Assert.EndsWith("password\r\n", service.Read());
        Assert.Contains(logger.Lines, line => line.Contains($"MSG {subject}", StringComparison.Ordinal));
        Assert.Equal(isTraced, logger.Lines.Exists(line => line.Contains("password", StringComparison.Ordinal)));
    }

    private sealed class ListLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
