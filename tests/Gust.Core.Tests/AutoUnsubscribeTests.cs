using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

public sealed class AutoUnsubscribeTests : IDisposable
{
    private readonly TestBroker _broker = new();

    public void Dispose() => _broker.Dispose();

    [Fact]
    public void Subscription_ends_with_its_last_message()
    {
        TestPeer peer = _broker.Connect();
        Assert.Equal("MSG a 1 1\r\n1\r\nMSG a 1 1\r\n2\r\n", peer.Ask("SUB a 1\r\nUNSUB 1 2\r\nPUB a 1\r\n1\r\nPUB a 1\r\n2\r\nPUB a 1\r\n3\r\n"));
        Assert.Equal(0, peer.Session.Subscriptions.Count);
        Assert.Equal(0, _broker.Kernel.Accounts.Global.Interest.Count);
    }

    [Fact]
    public void Maximum_counts_from_the_SUB_on()
    {
        TestPeer peer = _broker.Connect();
        peer.Ask("SUB a 1\r\nPUB a 0\r\n\r\nPUB a 0\r\n\r\n");
        peer.Send("UNSUB 1 2\r\n");
        Assert.Equal("", peer.Ask("PUB a 0\r\n\r\n"));
        Assert.Equal(0, _broker.Kernel.Accounts.Global.Interest.Count);
    }

    [Fact]
    public async Task Several_producers_deliver_exactly_the_maximum()
    {
        for (int round = 0; round < 20; round++)
        {
            TestPeer subscriber = _broker.Connect();
            subscriber.Send("SUB a 1\r\nUNSUB 1 500\r\n");
            TestPeer[] producers = [.. Enumerable.Range(0, 4).Select(_ => _broker.Connect())];
            await Task.WhenAll(producers.Select(producer => Task.Run(() =>
            {
                for (int i = 0; i < 200; i++)
                {
                    producer.Send("PUB a 1\r\nx\r\n");
                }
            })));
            Assert.Equal(500, subscriber.Session.Outbound.Messages);
            Assert.Equal(0, subscriber.Session.Subscriptions.Count);
            Assert.Equal(0, _broker.Kernel.Accounts.Global.Interest.Count);
        }
    }

    [Fact]
    public void Late_report_of_a_last_message_leaves_a_new_subscription_of_the_same_id()
    {
        TestPeer peer = _broker.Connect();
        Subscription old = new(peer.Session, "a"u8.ToArray(), [], "1 "u8.ToArray());
        Subscription young = new(peer.Session, "b"u8.ToArray(), [], "1 "u8.ToArray());
        SubscriptionTable table = peer.Session.Subscriptions;
        Assert.True(table.TryAdd(old, max: -1, out _));
        table.Remove(old);
        Assert.True(table.TryAdd(young, max: -1, out _));
        table.Remove(old); // what a producer does that delivered the last message of the old one a moment ago
        Assert.True(table.TryGet("1"u8, out Subscription? present));
        Assert.Same(young, present);
        Assert.Equal(1, _broker.Kernel.Accounts.Global.Interest.Count);
    }
}
