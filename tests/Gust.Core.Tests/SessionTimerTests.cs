using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

public sealed class SessionTimerTests : IDisposable
{
    private readonly TestBroker _broker = new(new CoreOptions { PingInterval = TimeSpan.FromSeconds(10), PingMax = 2 });

    public void Dispose() => _broker.Dispose();

    [Fact]
    public void First_ping_comes_between_2_and_2_point_4_seconds()
    {
        TestPeer peer = _broker.Connect();
        _broker.Time.AdvanceMs(1999);
        Assert.Equal("", peer.Read());
        _broker.Time.AdvanceMs(410);
        Assert.Equal("PING\r\n", peer.Read());
    }

    [Fact]
    public void Silent_client_is_stale_when_the_ping_after_the_last_allowed_would_be_due()
    {
        TestPeer peer = _broker.Connect();
        _broker.Time.Advance(TimeSpan.FromSeconds(3));
        _broker.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("PING\r\nPING\r\n", peer.Read());
        _broker.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("-ERR 'Stale Connection'\r\n", peer.Read());
        Assert.True(peer.Link.IsClosed);
    }

    [Fact]
    public void Half_open_connection_that_never_said_a_word_is_stale_too()
    {
        TestPeer peer = _broker.Open();
        _broker.Time.Advance(TimeSpan.FromSeconds(25));
        Assert.EndsWith("-ERR 'Stale Connection'\r\n", peer.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_any_kind_within_the_interval_spare_the_ping()
    {
        TestPeer peer = _broker.Connect();
        _broker.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("PING\r\n", peer.Read());
        for (int i = 0; i < 10; i++)
        {
            peer.Send("PUB a 0\r\n\r\n");
            _broker.Time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal("", peer.Read());
        Assert.False(peer.Link.IsClosed);
    }

    [Fact]
    public void Client_that_answers_each_ping_stays()
    {
        TestPeer peer = _broker.Connect();
        for (int i = 0; i < 20; i++)
        {
            _broker.Time.Advance(TimeSpan.FromSeconds(10));
            if (peer.Read().Contains("PING", StringComparison.Ordinal))
            {
                peer.Send("PONG\r\n");
            }
        }

        Assert.False(peer.Link.IsClosed);
    }

    [Fact]
    public void Session_that_ended_is_not_pinged()
    {
        TestPeer peer = _broker.Connect();
        peer.End();
        _broker.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("", peer.Read());
    }
}
