using System.Text;
using Gust.Foundation;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

public sealed class OutboundQueueTests
{
    [Fact]
    public void Partial_sends_keep_the_order_and_lose_nothing()
    {
        using TestBroker broker = new();
        TestPeer subscriber = Subscriber(broker);
        TestPeer publisher = broker.Connect();
        StringBuilder expected = new();
        SeededRandom random = new(3);
        subscriber.Link.Room = 7;
        for (int i = 0; i < 2000; i++)
        {
            string body = new('x', random.Next(300));
            publisher.Send($"PUB a {body.Length}\r\n{body}\r\n");
            expected.Append($"MSG a 1 {body.Length}\r\n{body}\r\n");
            if (subscriber.Link.SendsUnderWay > 0 && random.Next(4) == 0)
            {
                subscriber.Link.Finish(room: random.Next(500));
            }
        }

        while (subscriber.Link.SendsUnderWay > 0)
        {
            subscriber.Link.Finish(room: random.Next(100_000));
        }

        Assert.Equal(expected.ToString(), subscriber.Read());
        Assert.Equal(0, subscriber.Session.Outbound.Pending);
        Assert.Equal(2000, subscriber.Session.Outbound.Messages);
        AssertNothingIsHeld(broker, subscriber, publisher);
    }

    [Fact]
    public void Message_larger_than_a_chunk_arrives_whole()
    {
        using TestBroker broker = new();
        TestPeer subscriber = Subscriber(broker);
        TestPeer publisher = broker.Connect();
        string body = new('x', (OutboundChunks.ChunkMax * 3) + 17);
        publisher.Send($"PUB a 1\r\n1\r\nPUB a {body.Length}\r\n{body}\r\nPUB a 1\r\n2\r\n");
        Assert.Equal($"MSG a 1 1\r\n1\r\nMSG a 1 {body.Length}\r\n{body}\r\nMSG a 1 1\r\n2\r\n", subscriber.Read());
        AssertNothingIsHeld(broker, subscriber, publisher);
    }

    [Fact]
    public void Peer_over_its_pending_limit_is_cut_and_the_others_keep_their_messages()
    {
        using TestBroker broker = new(new CoreOptions { MaxPending = 10_000, MaxPayload = 1000 });
        TestPeer slow = Subscriber(broker);
        TestPeer other = Subscriber(broker);
        TestPeer publisher = broker.Connect();
        slow.Link.Room = 0;
        string message = $"PUB a 900\r\n{new string('x', 900)}\r\n";
        int sent = 0;
        while (!slow.Link.IsClosed && sent < 100)
        {
            publisher.Send(message);
            sent++;
        }

        Assert.InRange(sent, 11, 12); // the limit may be exceeded by one message
        Assert.Equal(1, broker.Kernel.Connections.SlowConsumers);
        publisher.Send(message);
        Assert.Equal((sent + 1) * 900, other.Session.Outbound.Bytes);
        Assert.False(other.Link.IsClosed);
        Assert.False(publisher.Link.IsClosed);
        AssertNothingIsHeld(broker, slow, other, publisher);
    }

    [Fact]
    public void Answers_to_a_peer_that_does_not_read_count_towards_its_pending_limit()
    {
        using TestBroker broker = new(new CoreOptions { MaxPending = 10_000, MaxPayload = 1000 });
        TestPeer peer = broker.Connect();
        peer.Link.Room = 0;
        string pings = string.Concat(Enumerable.Repeat("PING\r\n", 100));
        for (int i = 0; i < 1000 && !peer.Link.IsClosed; i++)
        {
            peer.Send(pings);
        }

        Assert.True(peer.Link.IsClosed);
        Assert.Equal(1, broker.Kernel.Connections.SlowConsumers);
        AssertNothingIsHeld(broker, peer);
    }

    [Fact]
    public void Producer_pauses_while_a_target_is_past_three_quarters_of_its_limit()
    {
        using TestBroker broker = new(new CoreOptions { MaxPending = 10_000, MaxPayload = 1000 });
        TestPeer slow = Subscriber(broker);
        TestPeer publisher = broker.Connect();
        slow.Link.Room = 0;
        string message = $"PUB a 900\r\n{new string('x', 900)}\r\n";
        List<int> pauses = [.. Enumerable.Range(0, 10).Select(_ => publisher.Send(message).PauseMs)];
        Assert.All(pauses.Take(8), pause => Assert.Equal(0, pause));
        Assert.True(pauses[^1] > 0);
        slow.Link.Finish();
        Assert.Equal(0, publisher.Send(message).PauseMs);
        Assert.Equal(11, slow.Session.Outbound.Messages);
        AssertNothingIsHeld(broker, slow, publisher);
    }

    [Fact]
    public void Messages_for_a_congested_target_are_dropped_without_a_pause_where_stalling_is_off()
    {
        using TestBroker broker = new(new CoreOptions { MaxPending = 10_000, MaxPayload = 1000, NoFastProducerStall = true });
        TestPeer slow = Subscriber(broker);
        TestPeer publisher = broker.Connect();
        slow.Link.Room = 0;
        string message = $"PUB a 900\r\n{new string('x', 900)}\r\n";
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal(0, publisher.Send(message).PauseMs);
        }

        Assert.InRange(slow.Session.Outbound.Messages, 8, 9);
        Assert.False(slow.Link.IsClosed);
        AssertNothingIsHeld(broker, slow, publisher);
    }

    [Fact]
    public void Peer_that_takes_nothing_for_the_write_deadline_is_cut()
    {
        using TestBroker broker = new(new CoreOptions { WriteDeadline = TimeSpan.FromSeconds(10) });
        TestPeer slow = Subscriber(broker);
        TestPeer publisher = broker.Connect();
        slow.Link.Room = 0;
        publisher.Send("PUB a 1\r\nx\r\n");
        broker.Time.AdvanceMs(9_990);
        Assert.False(slow.Link.IsClosed);
        broker.Time.AdvanceMs(20);
        Assert.True(slow.Link.IsClosed);
        Assert.Equal(1, broker.Kernel.Connections.SlowConsumers);
        AssertNothingIsHeld(broker, slow, publisher);
    }

    [Fact]
    public void Peer_that_goes_on_taking_bytes_meets_each_deadline()
    {
        using TestBroker broker = new(new CoreOptions { WriteDeadline = TimeSpan.FromSeconds(10) });
        TestPeer slow = Subscriber(broker);
        TestPeer publisher = broker.Connect();
        slow.Link.Room = 0;
        for (int i = 0; i < 5; i++)
        {
            publisher.Send("PUB a 1\r\nx\r\n");
            broker.Time.AdvanceMs(8_000);
            slow.Link.Finish(room: 0);
        }

        Assert.False(slow.Link.IsClosed);
        AssertNothingIsHeld(broker, slow, publisher);
    }

    [Fact]
    public void Retry_policy_keeps_a_peer_past_the_write_deadline()
    {
        using TestBroker broker = new(new CoreOptions { RetryAfterWriteDeadline = true });
        TestPeer slow = Subscriber(broker);
        TestPeer publisher = broker.Connect();
        slow.Link.Room = 0;
        publisher.Send("PUB a 1\r\nx\r\n");
        broker.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.False(slow.Link.IsClosed);
        slow.Link.Finish();
        Assert.StartsWith("MSG a 1 1\r\nx\r\n", slow.Read());
        AssertNothingIsHeld(broker, slow, publisher);
    }

    [Fact]
    public void Closing_connection_waits_for_its_last_bytes()
    {
        using TestBroker broker = new();
        TestPeer peer = broker.Connect();
        peer.Link.Room = 0;
        peer.Send("PING\r\nnonsense\r\n");
        Assert.False(peer.Link.IsClosed);
        peer.Link.Finish();
        Assert.True(peer.Link.IsClosed);
        Assert.Equal("PONG\r\n-ERR 'Unknown Protocol Operation'\r\n", peer.Read());
        AssertNothingIsHeld(broker, peer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Closing_connection_whose_last_bytes_do_not_go_ends_at_the_write_deadline(bool retries)
    {
        using TestBroker broker = new(new CoreOptions { RetryAfterWriteDeadline = retries });
        TestPeer peer = broker.Connect();
        peer.Link.Room = 0;
        peer.Send("PING\r\nnonsense\r\n");
        broker.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.True(peer.Link.IsClosed);
        AssertNothingIsHeld(broker, peer);
    }

    [Fact]
    public void Closing_connection_ends_at_the_next_write_deadline_when_earlier_ones_were_forgiven()
    {
        using TestBroker broker = new(new CoreOptions { RetryAfterWriteDeadline = true });
        TestPeer peer = broker.Connect();
        peer.Link.Room = 0;
        peer.Send("PING\r\n");
        broker.Time.Advance(TimeSpan.FromSeconds(25));
        Assert.False(peer.Link.IsClosed);
        peer.Send("nonsense\r\n");
        broker.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.True(peer.Link.IsClosed);
        AssertNothingIsHeld(broker, peer);
    }

    [Fact]
    public void Broken_link_ends_its_own_connection_only()
    {
        using TestBroker broker = new();
        TestPeer broken = Subscriber(broker);
        TestPeer other = Subscriber(broker);
        TestPeer publisher = broker.Connect();
        broken.Link.IsBroken = true;
        publisher.Send("PUB a 1\r\nx\r\nPUB a 1\r\ny\r\n");
        Assert.True(broken.Link.IsClosed);
        Assert.Equal("MSG a 1 1\r\nx\r\nMSG a 1 1\r\ny\r\n", other.Read());
        AssertNothingIsHeld(broker, broken, other, publisher);
    }

    [Fact]
    public async Task Messages_of_several_producers_arrive_once_each_in_each_producers_order()
    {
        const int Producers = 4;
        const int Messages = 3000;
        using TestBroker broker = new();
        TestPeer subscriber = Subscriber(broker);
        TestPeer[] producers = [.. Enumerable.Range(0, Producers).Select(_ => broker.Connect())];
        await Task.WhenAll(producers.Select((producer, p) => Task.Run(() =>
        {
            for (int i = 0; i < Messages; i++)
            {
                producer.Send($"PUB a 6\r\n{p}{i:00000}\r\n");
            }
        })));

        string[] lines = subscriber.Read().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        ILookup<char, string> bodies = lines.Where((_, i) => i % 2 == 1).ToLookup(body => body[0]);
        for (int p = 0; p < Producers; p++)
        {
            Assert.Equal(Enumerable.Range(0, Messages).Select(i => $"{p}{i:00000}"), bodies[(char)('0' + p)]);
        }

        AssertNothingIsHeld(broker, [subscriber, .. producers]);
    }

    private static TestPeer Subscriber(TestBroker broker)
    {
        TestPeer peer = broker.Connect();
        peer.Send("SUB a 1\r\n");
        return peer;
    }

    private static void AssertNothingIsHeld(TestBroker broker, params TestPeer[] peers)
    {
        foreach (TestPeer peer in peers)
        {
            peer.End();
        }

        Assert.Equal(0, broker.Kernel.ConnectionCount);
        Assert.Equal(0, broker.Kernel.Accounts.Global.Interest.Count);
        Assert.Equal(0, broker.Kernel.Buffers.Outstanding);
    }
}
