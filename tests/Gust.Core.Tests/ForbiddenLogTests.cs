using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

/// <summary>Who runs the server learns of what clients try and may not do.</summary>
public sealed class ForbiddenLogTests
{
    [Fact]
    public void What_a_client_may_not_do_is_logged_with_its_account_once_in_a_second()
    {
        FailingLogger logger = new("never");
        using TestBroker broker = new(logger: logger);
        TestPeer peer = broker.Connect();
        peer.Send("SUB a _sys_ 1\r\nSUB b _sys_ 2\r\n");
        Assert.Single(logger.Lines, line => line.Contains("account $G", StringComparison.Ordinal) && line.Contains("Permissions Violation for Subscription to \"a\"", StringComparison.Ordinal));
        Assert.DoesNotContain(logger.Lines, line => line.Contains("account $G", StringComparison.Ordinal) && line.Contains("to \"b\"", StringComparison.Ordinal));
    }
}
