using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

public sealed class LimitTests
{
    [Fact]
    public void Connection_over_the_maximum_is_told_and_closed_and_its_place_becomes_free()
    {
        using TestBroker broker = new(new CoreOptions { MaxConnections = 2 });
        TestPeer first = broker.Connect();
        TestPeer second = broker.Connect();
        TestPeer third = new(broker.Kernel);
        Assert.EndsWith("-ERR 'maximum connections exceeded'\r\n", third.Read(), StringComparison.Ordinal);
        Assert.True(third.Link.IsClosed);
        third.End();
        first.End();
        Assert.Equal("PONG\r\n", broker.Connect().Ask("PING\r\n"));
        Assert.Equal("PONG\r\n", second.Ask("PING\r\n"));
    }

    [Fact]
    public void Subscription_over_the_maximum_is_refused_until_another_ends()
    {
        using TestBroker broker = new(new CoreOptions { MaxSubscriptions = 2 });
        TestPeer peer = broker.Connect();
        Assert.Equal("-ERR 'maximum subscriptions exceeded'\r\n", peer.Ask("SUB a 1\r\nSUB b 2\r\nSUB c 3\r\n"));
        Assert.Equal("", peer.Ask("UNSUB 1\r\nSUB c 3\r\n"));
        Assert.Equal(2, broker.Kernel.Accounts.Global.Interest.Count);
    }

    [Fact]
    public void Subject_with_too_many_tokens_is_refused()
    {
        using TestBroker broker = new(new CoreOptions { MaxSubscriptionTokens = 2 });
        Assert.Equal(
            "-ERR 'Permissions Violation for Subscription to \"a.b.c\", too many tokens'\r\n",
            broker.Connect().Ask("SUB a.b 1\r\nSUB a.b.c 2\r\n"));
    }

    [Fact]
    public void Lines_and_payloads_over_the_configured_maxima_close()
    {
        using TestBroker broker = new(new CoreOptions { MaxControlLine = 128, MaxPayload = 10 });
        Assert.Equal("-ERR 'maximum control line exceeded'\r\n", broker.Connect("").Ask($"SUB {new string('x', 130)} 1\r\n"));
        TestPeer peer = broker.Connect();
        Assert.Equal("PONG\r\n", peer.Ask("PUB a 10\r\n0123456789\r\nPING\r\n"));
        Assert.Equal("-ERR 'Maximum Payload Violation'\r\n", peer.Ask("PUB a 11\r\n"));
    }
}
