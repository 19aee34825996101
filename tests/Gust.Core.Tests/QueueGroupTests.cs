using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

public sealed class QueueGroupTests : IDisposable
{
    private readonly TestBroker _broker = new();

    public void Dispose() => _broker.Dispose();

    [Fact]
    public void One_member_gets_each_message_and_all_get_their_share()
    {
        TestPeer[] members = [.. Enumerable.Range(0, 4).Select(_ => Member())];
        TestPeer publisher = _broker.Connect();
        for (int i = 0; i < 4000; i++)
        {
            publisher.Send("PUB a 1\r\nx\r\n");
        }

        Assert.Equal(4000, members.Sum(member => member.Session.Outbound.Messages));
        Assert.All(members, member => Assert.InRange(member.Session.Outbound.Messages, 800, 1200));
    }

    [Fact]
    public void Member_that_cannot_take_it_passes_it_on()
    {
        TestPeer full = Member();
        full.Send("UNSUB 1 1\r\n");
        TestPeer closing = Member();
        closing.Session.Close(CloseReason.ServerShutdown);
        TestPeer open = Member();
        TestPeer publisher = _broker.Connect();
        for (int i = 0; i < 100; i++)
        {
            publisher.Send("PUB a 1\r\nx\r\n");
        }

        Assert.Equal(100, full.Session.Outbound.Messages + open.Session.Outbound.Messages);
        Assert.InRange(full.Session.Outbound.Messages, 0, 1);
    }

    [Fact]
    public void Plain_subscriptions_and_every_group_get_each_message()
    {
        TestPeer peer = _broker.Connect();
        peer.Send("SUB a 1\r\nSUB a g 2\r\nSUB a g 3\r\nSUB * h 4\r\n");
        string got = peer.Ask("PUB a 0\r\n\r\n");
        Assert.Equal(3, got.Split("MSG").Length - 1);
        Assert.Contains("MSG a 1 0", got, StringComparison.Ordinal);
        Assert.Contains("MSG a 4 0", got, StringComparison.Ordinal);
    }

    private TestPeer Member()
    {
        TestPeer peer = _broker.Connect();
        peer.Send("SUB a q 1\r\n");
        return peer;
    }
}
