using Gust.Foundation;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

/// <summary>How long messages wait for the operating system to take them.</summary>
public sealed class DeliveryLatencyTests
{
    private const int ChunksPerSample = DeliveryMeter.ChunksPerSample;

    [Fact]
    public void One_flush_of_sixteen_is_measured()
    {
        using TestBroker broker = new();
        TestPeer subscriber = Subscriber(broker);
        TestPeer publisher = broker.Connect();

        for (int i = 0; i < 10 * ChunksPerSample; i++)
        {
            publisher.Send("PUB a 1\r\nx\r\nPUB a 1\r\nx\r\nPUB a 1\r\nx\r\n");
        }

        Assert.Equal(30 * ChunksPerSample, subscriber.Session.Outbound.Messages);
        Assert.InRange(Measured(broker).Count, 10, 11);
    }

    [Fact]
    public void A_client_that_gets_only_protocol_lines_is_not_measured()
    {
        using TestBroker broker = new();
        TestPeer peer = broker.Connect();

        for (int i = 0; i < 10 * ChunksPerSample; i++)
        {
            peer.Send("PING\r\n");
        }

        Assert.Equal(0, Measured(broker).Count);
    }

    [Fact]
    public void A_message_waits_until_all_before_it_is_taken_too()
    {
        using TestBroker broker = new();
        TestPeer slow = Subscriber(broker);
        TestPeer publisher = broker.Connect();
        slow.Link.Room = 0;
        slow.Send("PING\r\n");
        publisher.Send("PUB a 1\r\nx\r\n"); // behind the PONG

        broker.Time.AdvanceMs(30);
        slow.Link.Finish(room: 0);
        Assert.Equal(0, Measured(broker).Count);
        broker.Time.AdvanceMs(10);
        slow.Link.Finish();

        Assert.Equal(1, Measured(broker).Count);
        Assert.Equal(40_000_000, Measured(broker).SumNanoseconds);
    }

    [Fact]
    public void A_backlog_is_measured_while_it_lasts()
    {
        using TestBroker broker = new();
        TestPeer slow = Subscriber(broker);
        TestPeer publisher = broker.Connect();
        slow.Link.Room = 0;

        for (int i = 0; i < 10 * ChunksPerSample; i++)
        {
            publisher.Send("PUB a 1\r\nx\r\nPUB a 1\r\nx\r\n");
            broker.Time.AdvanceMs(1);
            slow.Link.Finish(room: 0); // what came meanwhile is the next chunk: there is always one under way
            publisher.Send("PUB a 1\r\nx\r\n");
        }

        Assert.InRange(Measured(broker).Count, 9, 11);
        Assert.InRange(Measured(broker).SumNanoseconds, 9_000_000, 22_000_000);
    }

    [Fact]
    public void A_sample_that_never_goes_out_is_not_counted()
    {
        using TestBroker broker = new();
        TestPeer gone = Subscriber(broker);
        TestPeer publisher = broker.Connect();
        gone.Link.Room = 0;
        publisher.Send("PUB a 1\r\nx\r\n");

        gone.Session.Close(CloseReason.ClientClosed);

        Assert.Equal(0, Measured(broker).Count);
    }

    private static DurationDistribution Measured(TestBroker broker) => broker.Kernel.Connections.DeliveryTimes.Snapshot();

    private static TestPeer Subscriber(TestBroker broker)
    {
        TestPeer peer = broker.Connect();
        peer.Send("SUB a 1\r\n");
        return peer;
    }
}
