using System.Text;
using Gust.Core.Internal;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

public sealed class InternalClientTests : IDisposable
{
    private readonly TestBroker _broker = new();
    private readonly InternalClient _client;

    public InternalClientTests() => _client = new InternalClient(_broker.Kernel.Accounts.Global, _broker.Kernel);

    public void Dispose() => _broker.Dispose();

    [Theory]
    [InlineData("", "", "MSG a.b 1 2\r\nhi\r\n")]
    [InlineData("r", "", "MSG a.b 1 r 2\r\nhi\r\n")]
    [InlineData("", "NATS/1.0\r\n\r\n", "HMSG a.b 1 12 14\r\nNATS/1.0\r\n\r\nhi\r\n")]
    [InlineData("r", "NATS/1.0\r\n\r\n", "HMSG a.b 1 r 12 14\r\nNATS/1.0\r\n\r\nhi\r\n")]
    public void Message_leaves_with_the_flush(string reply, string headers, string wire)
    {
        TestPeer peer = Subscriber("a.*");
        Assert.Equal(1, _client.Publish("a.b"u8, Bytes(reply), Bytes(headers), "hi"u8));
        Assert.Equal("", peer.Read());
        _client.Flush();
        Assert.Equal(wire, peer.Read());
    }

    [Fact]
    public void Forwarded_message_shows_its_first_subject()
    {
        TestPeer peer = Subscriber("inbox");
        Assert.Equal(1, _client.Forward("inbox"u8, "orders.new"u8, "ack"u8, default, "hi"u8));
        _client.Flush();
        Assert.Equal("MSG orders.new 1 ack 2\r\nhi\r\n", peer.Read());
    }

    [Fact]
    public void Nobody_there_takes_nothing()
    {
        Assert.Equal(0, _client.Publish("a"u8, default, default, default));
        Assert.False(_client.HasInterest("a"u8));
        Subscriber("a");
        Assert.True(_client.HasInterest("a"u8));
        Assert.Equal(1, _client.Publish("a"u8, default, default, default));
    }

    [Fact]
    public void Steady_flow_allocates_nothing_and_returns_its_buffers()
    {
        Subscriber("inbox").Link.Discards = true;
        Run();
        long allocated = Enumerable.Range(0, 5).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
        Assert.Equal(0, allocated);
        long outstanding = _broker.Kernel.Buffers.Outstanding;
        _client.Publish("inbox"u8, default, default, new byte[1 << 20]);
        _client.Flush();
        _client.Trim();
        Assert.True(_broker.Kernel.Buffers.Outstanding < outstanding);

        void Run()
        {
            for (int i = 0; i < 1000; i++)
            {
                _client.Forward("inbox"u8, "orders.new"u8, "ack"u8, "NATS/1.0\r\n\r\n"u8, "hi"u8);
                _client.Flush();
            }
        }
    }

    private TestPeer Subscriber(string subject)
    {
        TestPeer peer = _broker.Connect();
        peer.Send($"SUB {subject} 1\r\n");
        return peer;
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
}
