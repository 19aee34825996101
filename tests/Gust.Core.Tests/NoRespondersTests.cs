using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

public sealed class NoRespondersTests : IDisposable
{
    private const string Status = "HMSG in 1 33 33\r\nNATS/1.0 503\r\nNats-Subject: s\r\n\r\n\r\n";
    private readonly TestBroker _broker = new();

    public void Dispose() => _broker.Dispose();

    [Theory]
    [InlineData("PUB s in 0\r\n\r\n")]
    [InlineData("HPUB s in 12 12\r\nNATS/1.0\r\n\r\n\r\n")]
    public void Request_that_nobody_gets_is_answered_at_once(string request) => Assert.Equal(Status, Requester().Ask(request));

    [Fact]
    public void Publish_without_reply_is_not_answered() => Assert.Equal("", Requester().Ask("PUB s 0\r\n\r\n"));

    [Fact]
    public void Request_that_somebody_gets_is_not_answered()
    {
        _broker.Connect().Send("SUB s 9\r\n");
        Assert.Equal("", Requester().Ask("PUB s in 0\r\n\r\n"));
    }

    [Fact]
    public void Request_that_only_the_requester_without_echo_would_get_is_answered()
    {
        TestPeer peer = Requester("\"echo\":false,");
        Assert.Equal(Status, peer.Ask("SUB s 7\r\nPUB s in 0\r\n\r\n"));
    }

    [Fact]
    public void Requester_that_did_not_ask_for_it_is_not_answered()
    {
        TestPeer peer = _broker.Connect();
        Assert.Equal("", peer.Ask("SUB in 1\r\nPUB s in 0\r\n\r\n"));
    }

    [Fact]
    public void Only_an_own_plain_subscription_gets_the_answer()
    {
        TestPeer other = _broker.Connect();
        other.Send("SUB in 1\r\n");
        TestPeer peer = _broker.Connect("\"no_responders\":true");
        Assert.Equal("", peer.Ask("SUB in queue 1\r\nPUB s in 0\r\n\r\n"));
        Assert.Equal("", other.Read());
    }

    private TestPeer Requester(string fields = "")
    {
        TestPeer peer = _broker.Connect($"{fields}\"no_responders\":true");
        peer.Send("SUB in 1\r\n");
        return peer;
    }
}
