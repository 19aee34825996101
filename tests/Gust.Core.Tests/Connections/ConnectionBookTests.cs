using System.Text;
using Gust.Core.Connections;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests.Connections;

public sealed class ConnectionBookTests
{
    [Fact]
    public void Traffic_of_connections_that_have_ended_still_counts()
    {
        using TestBroker broker = new();
        TestPeer subscriber = broker.Connect();
        subscriber.Send("SUB a 1\r\n");
        TestPeer publisher = broker.Connect();
        publisher.Send("PUB a 3\r\nabc\r\nHPUB a 12 14\r\nNATS/1.0\r\n\r\nhi\r\n");
        Traffic before = Sum(broker);

        publisher.End();
        Traffic between = Sum(broker);
        subscriber.End();

        Assert.Equal(new Traffic(2, 17, 2, 17), before);
        Assert.Equal(before, between);
        Assert.Equal(before, Sum(broker));
        Assert.Equal(0, broker.Kernel.Connections.Count);
    }

    [Fact]
    public void Connection_that_changes_its_account_counts_for_each_what_it_did_there()
    {
        using TestBroker broker = new();
        broker.Kernel.Accounts.Apply([new AccountDefinition { Name = "A" }], Account.SystemName);
        TestPeer peer = broker.Connect();
        peer.Send("PUB a 1\r\nx\r\n");
        broker.Kernel.Connections.LeaveAccount(peer.Session); // what a login into another account does first
        Traffic settled = Sum(broker);

        peer.Send("PUB a 2\r\nxx\r\n");

        Assert.Equal(new Traffic(1, 1, 0, 0), settled);
        Assert.Equal(new Traffic(2, 3, 0, 0), Sum(broker));
        peer.End();
        Assert.Equal(new Traffic(2, 3, 0, 0), Sum(broker));
    }

    [Fact]
    public void Ended_connection_is_remembered_as_it_was()
    {
        using TestBroker broker = new();
        TestPeer peer = broker.Connect("\"name\":\"gone\",\"user\":\"zoe\"");
        peer.Send("SUB a q 7\r\nUNSUB 7 3\r\nPUB a 1\r\nx\r\n");
        broker.Time.AdvanceMs(1500);

        peer.End();
        broker.Time.AdvanceMs(1000);

        ClosedConnection closed = Assert.Single(broker.Kernel.Connections.Closed);
        Assert.Equal(("gone", "zoe", CloseReason.ClientClosed), (closed.Profile.Name, closed.Profile.User, closed.Reason));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMilliseconds(1500), closed.Stop);
        Assert.Equal(DateTimeOffset.UnixEpoch, closed.Figures.LastActivity);
        SubscriptionFacts subscription = Assert.Single(closed.Subscriptions);
        Assert.Equal(("a", "q", "7", 1L, 3L), (Text(subscription.Subject), Text(subscription.Queue), Text(subscription.Sid), subscription.Delivered, subscription.Max));
    }

    [Fact]
    public void No_more_ended_connections_are_remembered_than_wanted()
    {
        using TestBroker broker = new(new CoreOptions { MaxClosedConnections = 3 });
        for (int i = 0; i < 5; i++)
        {
            broker.Connect($"\"name\":\"{i}\"").End();
        }

        Assert.Equal(["2", "3", "4"], broker.Kernel.Connections.Closed.Select(closed => closed.Profile.Name));
    }

    [Fact]
    public void Who_failed_to_log_in_was_never_in_an_account()
    {
        using TestBroker broker = new();
        TestPeer peer = broker.Open();

        peer.Send("CONNECT {\"account\":\"A\",\"user\":\"eve\"}\r\n"); // which a client may not choose
        peer.End();

        ClosedConnection closed = Assert.Single(broker.Kernel.Connections.Closed);
        Assert.Equal((CloseReason.AuthenticationFailure, "eve"), (closed.Reason, closed.Profile.User));
        Assert.Null(closed.Profile.Account);
    }

    [Fact]
    public void Token_is_never_shown()
    {
        using TestBroker broker = new();
        TestPeer peer = broker.Connect("\"auth_token\":\"secret\"");

        Assert.Equal(AuthorizedUser.Hidden, ConnectionProfile.Of(peer.Session).User);
    }

    [Fact]
    public void Messages_and_subscriptions_are_activity_and_pings_are_not()
    {
        using TestBroker broker = new();
        TestPeer subscriber = broker.Connect();
        TestPeer publisher = broker.Connect();
        broker.Time.AdvanceMs(100);
        subscriber.Send("SUB a 1\r\n");
        DateTimeOffset subscribed = subscriber.Session.Activity.Last;
        broker.Time.AdvanceMs(100);
        publisher.Send("PING\r\n");
        subscriber.Send("PING\r\nPONG\r\n");
        DateTimeOffset pinged = subscriber.Session.Activity.Last;

        broker.Time.AdvanceMs(100);
        publisher.Send("PUB a 1\r\nx\r\n");

        Assert.Equal(DateTimeOffset.UnixEpoch.AddMilliseconds(100), subscribed);
        Assert.Equal(subscribed, pinged);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMilliseconds(300), subscriber.Session.Activity.Last);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMilliseconds(300), publisher.Session.Activity.Last);
    }

    [Fact]
    public void Slow_and_silent_connections_and_held_up_producers_are_counted()
    {
        using TestBroker broker = new(new CoreOptions { MaxPending = 10_000, MaxPayload = 1000, PingInterval = TimeSpan.FromSeconds(30) });
        TestPeer slow = broker.Connect();
        slow.Send("SUB a 1\r\n");
        TestPeer publisher = broker.Connect();
        slow.Link.Room = 0;
        for (int i = 0; i < 100 && !slow.Link.IsClosed; i++)
        {
            publisher.Send($"PUB a 900\r\n{new string('x', 900)}\r\n");
        }

        broker.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal((1, 1), (broker.Kernel.Connections.SlowConsumers, broker.Kernel.Accounts.Global.SlowConsumers));
        Assert.True(publisher.Session.Stalls.Count > 0);
        Assert.Equal(publisher.Session.Stalls.Count, broker.Kernel.Connections.Stalls);
        Assert.Equal(1, broker.Kernel.Connections.StaleConnections);
    }

    private static Traffic Sum(TestBroker broker) => broker.Kernel.Connections.Traffic().Values.Aggregate(default(Traffic), (sum, one) => sum + one);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
