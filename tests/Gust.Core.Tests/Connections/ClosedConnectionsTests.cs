using Gust.Core.Connections;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests.Connections;

public sealed class ClosedConnectionsTests
{
    [Fact]
    public void Oldest_connections_lose_their_subscriptions_first()
    {
        using TestBroker broker = new();
        ClosedConnections memory = new();
        const int each = (ClosedConnections.SubscriptionsMax / 2) + 1;
        ClosedConnection[] closed = [With(broker, each), With(broker, 0), With(broker, each), With(broker, 1)];

        Array.ForEach(closed, one => memory.Add(one, max: 10));

        Assert.Equal([0, 0, each, 1], memory.All.Select(one => one.Subscriptions.Count));
        Assert.Equal([each, 0, each, 1], memory.All.Select(one => one.Figures.Subscriptions));
    }

    [Fact]
    public void Dropped_connections_make_room_for_the_subscriptions_of_others()
    {
        using TestBroker broker = new();
        ClosedConnections memory = new();
        for (int i = 0; i < 5; i++)
        {
            memory.Add(With(broker, ClosedConnections.SubscriptionsMax / 2), max: 2);
        }

        Assert.All(memory.All, one => Assert.Equal(ClosedConnections.SubscriptionsMax / 2, one.Subscriptions.Count));
        Assert.Equal(2, memory.All.Length);
    }

    private static ClosedConnection With(TestBroker broker, int subscriptions)
    {
        TestPeer peer = broker.Connect();
        peer.Send(string.Concat(Enumerable.Range(0, subscriptions).Select(i => $"SUB a {i}\r\n")));
        return ClosedConnection.Of(peer.Session);
    }
}
