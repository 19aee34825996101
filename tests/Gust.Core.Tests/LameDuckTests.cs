using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

public sealed class LameDuckTests : IDisposable
{
    private readonly TestBroker _broker = new(new CoreOptions { LameDuckDuration = TimeSpan.FromSeconds(100), LameDuckGracePeriod = TimeSpan.FromSeconds(10) });
    private int _finished;

    public void Dispose() => _broker.Dispose();

    [Fact]
    public void Clients_too_many_for_one_timer_tick_each_are_all_gone_within_the_duration()
    {
        using TestBroker broker = new(new CoreOptions { LameDuckDuration = TimeSpan.FromSeconds(2), LameDuckGracePeriod = TimeSpan.FromSeconds(1) });
        TestPeer[] peers = [.. Enumerable.Range(0, 1000).Select(_ => broker.Connect())];
        new LameDuck(broker.Kernel, () => _finished++).Start();
        broker.Time.AdvanceMs(1_500);
        Assert.InRange(Closed(peers), 450, 550);
        broker.Time.AdvanceMs(550);
        Assert.Equal(1000, Closed(peers));
        Assert.Equal(1, _finished);
    }

    [Fact]
    public void Clients_of_protocol_1_are_told_at_once()
    {
        TestPeer told = _broker.Connect("\"protocol\":1");
        TestPeer old = _broker.Connect("\"protocol\":0");
        told.Ask("PING\r\n");
        old.Ask("PING\r\n");
        Start();
        Assert.Contains("\"ldm\":true", told.Read(), StringComparison.Ordinal);
        Assert.Equal("", old.Read());
    }

    [Fact]
    public void Nobody_is_closed_during_the_grace_period()
    {
        TestPeer[] peers = Connect(3);
        Start();
        _broker.Time.AdvanceMs(9_990);
        Assert.DoesNotContain(peers, peer => peer.Link.IsClosed);
    }

    [Fact]
    public void Clients_are_closed_one_by_one_at_most_a_second_apart()
    {
        TestPeer[] peers = Connect(3);
        Start();
        _broker.Time.AdvanceMs(10_020);
        Assert.Equal(1, Closed(peers));
        _broker.Time.AdvanceMs(1_010);
        Assert.Equal(2, Closed(peers));
        Assert.Equal(0, _finished);
        _broker.Time.AdvanceMs(1_010);
        Assert.Equal(3, Closed(peers));
        Assert.Equal(1, _finished);
    }

    [Fact]
    public void Many_clients_are_spread_over_what_the_grace_period_leaves_of_the_duration()
    {
        TestPeer[] peers = Connect(300);
        Start();
        _broker.Time.AdvanceMs(10_000 + 45_000);
        Assert.InRange(Closed(peers), 140, 160);
        _broker.Time.AdvanceMs(48_000);
        Assert.Equal(300, Closed(peers));
        Assert.Equal(1, _finished);
    }

    [Fact]
    public void Without_clients_it_is_over_at_once()
    {
        Start();
        Assert.Equal(1, _finished);
    }

    [Fact]
    public void Messages_still_flow_until_a_client_is_closed()
    {
        TestPeer peer = _broker.Connect();
        Start();
        Assert.Equal("MSG a 1 1\r\nx\r\n", peer.Ask("SUB a 1\r\nPUB a 1\r\nx\r\n"));
    }

    private static int Closed(TestPeer[] peers) => peers.Count(peer => peer.Link.IsClosed);

    /// <summary>Silent clients: the ping interval is longer than these tests, so only the lame duck closes them.</summary>
    private TestPeer[] Connect(int count) => [.. Enumerable.Range(0, count).Select(_ => _broker.Connect())];

    private void Start() => new LameDuck(_broker.Kernel, () => _finished++).Start();
}
