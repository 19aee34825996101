using Gust.Foundation;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

/// <summary>A defect in one session ends that session alone.</summary>
public sealed class FailingSessionTests
{
    [Fact]
    public void What_a_failing_session_delivered_before_still_goes_out()
    {
        using TestBroker broker = new(logger: new FailingLogger("boom"));
        TestPeer subscriber = broker.Connect();
        subscriber.Send("SUB a 1\r\n");
        TestPeer failing = broker.Connect();
        Assert.Throws<InvalidOperationException>(() => failing.Send("PUB a 1\r\nx\r\nPUB boom 1\r\nx\r\n"));
        Assert.Equal("MSG a 1 1\r\nx\r\n", subscriber.Read());
        TestPeer other = broker.Connect();
        other.Send("PUB a 1\r\ny\r\n");
        Assert.Equal("MSG a 1 1\r\ny\r\n", subscriber.Read());
    }

    [Fact]
    public void Fault_is_logged_and_everything_is_given_back()
    {
        FailingLogger logger = new("boom");
        using TestBroker broker = new(logger: logger);
        TestPeer failing = broker.Connect();
        failing.Send("SUB a 1\r\n");
        failing.Session.OnClosed(LinkEnd.ReadError, new InvalidOperationException("defect"));
        Assert.Contains(logger.Lines, line => line.Contains("internal error", StringComparison.Ordinal));
        Assert.True(failing.Link.IsClosed);
        Assert.Equal(0, broker.Kernel.Accounts.Global.Interest.Count);
        Assert.Equal(0, broker.Kernel.Buffers.Outstanding);
    }
}
