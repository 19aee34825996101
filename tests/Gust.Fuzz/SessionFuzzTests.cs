using Gust.Core;
using Gust.Foundation;
using Gust.Testing.Kernel;

namespace Gust.Fuzz;

/// <summary>Several clients of every kind of manners at one kernel, with links that take little, break, and end at any moment.</summary>
public sealed class SessionFuzzTests
{
    private static readonly string[] Operations =
    [
        "CONNECT {\"verbose\":false,\"headers\":true,\"no_responders\":true}\r\n", "CONNECT {\"echo\":false}\r\n", "SUB a 1\r\n", "SUB a q 2\r\n", "SUB * 3\r\n", "SUB > 4\r\n", "SUB r 5\r\n",
        "UNSUB 1\r\n", "UNSUB 1 3\r\n", "UNSUB 2 1\r\n", "PUB a 3\r\nabc\r\n", "PUB a r 3\r\nabc\r\n", "HPUB a r 12 15\r\nNATS/1.0\r\n\r\nabc\r\n", "PUB nobody r 0\r\n\r\n", "PING\r\n", "PONG\r\n",
    ];

    [Fact]
    public void Kernel_survives_and_gives_everything_back() => FuzzRun.Of(random =>
    {
        CoreOptions options = new() { MaxControlLine = 256, MaxPayload = 4096, MaxPending = 8192, MaxConnections = 6, PingInterval = TimeSpan.FromSeconds(5), NoFastProducerStall = random.Next(2) == 0 };
        using TestBroker broker = new(options);
        List<TestPeer> peers = [];
        for (int step = 0; step < 200; step++)
        {
            Step(broker, peers, random);
            Assert.Equal(peers.Count, broker.Kernel.ConnectionCount);
        }

        peers.ForEach(peer => peer.End());
        Assert.Equal(0, broker.Kernel.ConnectionCount);
        Assert.Equal(0, broker.Kernel.Accounts.Global.Interest.Count);
        Assert.Equal(0, broker.Kernel.Buffers.Outstanding);
    });

    private static void Step(TestBroker broker, List<TestPeer> peers, SeededRandom random)
    {
        int what = random.Next(20);
        if (peers.Count == 0 || (what == 0 && peers.Count < 8))
        {
            peers.Add(new TestPeer(broker.Kernel));
            return;
        }

        TestPeer peer = peers[random.Next(peers.Count)];
        switch (what)
        {
            case 1:
                peers.Remove(peer);
                peer.End(random.Next(2) == 0 ? LinkEnd.ClosedByPeer : LinkEnd.ReadError);
                break;
            case 2:
                broker.Time.AdvanceMs(random.Next(4000));
                break;
            case 3 or 4:
                peer.Link.Room = random.Next(200);
                break;
            case 5 or 6 or 7 when peer.Link.SendsUnderWay > 0:
                peer.Link.Finish(ok: random.Next(10) > 0, room: random.Next(2) == 0 ? int.MaxValue : random.Next(2000));
                break;
            case 8:
                peer.Send(new StreamGenerator(random).Next());
                break;
            case 9 when random.Next(10) == 0:
                peer.Send(Noise.Bytes(random, 600));
                break;
            default:
                peer.Send(Noise.Text(random, Operations, 6));
                break;
        }
    }
}
