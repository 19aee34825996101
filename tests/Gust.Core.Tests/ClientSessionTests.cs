using Gust.Foundation;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

public sealed class ClientSessionTests : IDisposable
{
    private readonly TestBroker _broker = new();

    public void Dispose() => _broker.Dispose();

    [Fact]
    public void Name_with_line_breaks_and_escapes_stays_within_its_log_line()
    {
        using TestBroker broker = new();
        TestPeer peer = broker.Connect("\"lang\":\"go\",\"version\":\"1\",\"name\":\"a\\n[INF] forged \\u001b[2J\"");
        Assert.Equal("192.0.2.1:50000 - cid:1 - \"v1:go:a\\n[INF] forged \\x1b[2J\"", peer.Session.ToString());
    }

    [Fact]
    public void First_bytes_are_INFO()
    {
        TestPeer peer = new(_broker.Kernel);
        string info = peer.Read();
        Assert.StartsWith("INFO {\"server_id\":\"NTEST\"", info, StringComparison.Ordinal);
        Assert.Contains("\"client_ip\":\"192.0.2.1\"", info, StringComparison.Ordinal);
    }

    [Fact]
    public void First_PING_of_a_protocol_1_client_is_answered_with_INFO_behind_the_PONG()
    {
        TestPeer peer = _broker.Connect("\"protocol\":1");
        string answer = peer.Ask("PING\r\n");
        Assert.StartsWith("PONG\r\nINFO {", answer, StringComparison.Ordinal);
        Assert.Contains("\"connect_info\":true,\"remote_account\":\"$G\"", answer, StringComparison.Ordinal);
        Assert.Equal("PONG\r\n", peer.Ask("PING\r\n"));
    }

    [Fact]
    public void Client_without_CONNECT_is_verbose_and_pedantic()
    {
        TestPeer peer = _broker.Open();
        Assert.Equal("+OK\r\n", peer.Ask("SUB a 1\r\n"));
        Assert.Contains("-ERR 'Invalid Publish Subject'\r\n", peer.Ask("PUB a.* 0\r\n\r\n"), StringComparison.Ordinal);
        Assert.Equal("PONG\r\n", peer.Ask("PING\r\n"));
    }

    [Fact]
    public void Message_goes_to_each_subscription_that_matches()
    {
        TestPeer peer = _broker.Connect();
        peer.Send("SUB a.b 1\r\nSUB a.* 2\r\nSUB > 3\r\nSUB c 4\r\n");
        string got = peer.Ask("PUB a.b r 2\r\nhi\r\n");
        Assert.Equal(["MSG a.b 1 r 2", "MSG a.b 2 r 2", "MSG a.b 3 r 2"], Lines(got).Where(line => line != "hi").Order());
    }

    [Fact]
    public void Echo_off_keeps_own_messages_from_own_subscriptions_and_queue_groups()
    {
        TestPeer quiet = _broker.Connect("\"echo\":false");
        TestPeer other = _broker.Connect();
        quiet.Send("SUB a 1\r\nSUB a q 2\r\n");
        other.Send("SUB a q 3\r\n");
        Assert.Equal("", quiet.Ask("PUB a 1\r\nx\r\n"));
        Assert.Equal("MSG a 3 1\r\nx\r\n", other.Read());
    }

    [Fact]
    public void Headers_are_cut_off_for_a_subscriber_that_does_not_take_them()
    {
        TestPeer with = _broker.Connect();
        TestPeer without = _broker.Connect("\"headers\":false");
        with.Send("SUB a 1\r\n");
        without.Send("SUB a 2\r\n");
        _broker.Connect().Send("HPUB a r 12 14\r\nNATS/1.0\r\n\r\nhi\r\n");
        Assert.Equal("HMSG a 1 r 12 14\r\nNATS/1.0\r\n\r\nhi\r\n", with.Read());
        Assert.Equal("MSG a 2 r 2\r\nhi\r\n", without.Read());
    }

    [Theory]
    [InlineData("PUB  a   r  2  \r\nhi\r\n", "MSG a 1 r 2\r\nhi\r\n")]
    [InlineData("PUB a 2\nhi\r\n", "MSG a 1 2\r\nhi\r\n")]
    [InlineData("HPUB a\tr\t12\t14\r\nNATS/1.0\r\n\r\nhi\r\n", "HMSG a 1 r 12 14\r\nNATS/1.0\r\n\r\nhi\r\n")]
    public void Message_spelled_otherwise_is_delivered_in_the_usual_spelling(string published, string delivered)
    {
        TestPeer peer = _broker.Connect();
        peer.Send("SUB a 1\r\n");
        Assert.Equal(delivered, peer.Ask(published));
    }

    [Fact]
    public void Header_publish_obeys_the_CONNECT_before_it_in_the_same_read()
    {
        TestPeer refused = _broker.Open();
        refused.Send("CONNECT {\"verbose\":false,\"headers\":false}\r\nHPUB a 12 12\r\nNATS/1.0\r\n\r\n\r\nPING\r\n");
        Assert.True(refused.Link.IsClosed);
        TestPeer taken = _broker.Open();
        Assert.Equal("PONG\r\n", taken.Ask("CONNECT {\"verbose\":false,\"headers\":true}\r\nHPUB a 12 12\r\nNATS/1.0\r\n\r\n\r\nPING\r\n"));
    }

    [Fact]
    public void Second_CONNECT_drops_the_subscriptions()
    {
        TestPeer peer = _broker.Connect();
        peer.Send("SUB a 1\r\n");
        Assert.Equal("", peer.Ask("CONNECT {}\r\nPUB a 1\r\nx\r\n"));
        Assert.Equal(0, _broker.Kernel.Accounts.Global.Interest.Count);
        Assert.Equal("MSG a 1 1\r\nx\r\n", peer.Ask("SUB a 1\r\nPUB a 1\r\nx\r\n"));
    }

    [Theory]
    [InlineData("CONNECT {\"protocol\":2}\r\n", "-ERR 'invalid client protocol'\r\n")]
    [InlineData("CONNECT {\"no_responders\":true,\"headers\":false}\r\n", "-ERR 'no responders requires headers support'\r\n")]
    [InlineData("CONNECT {\"account\":\"x\"}\r\n", "-ERR 'Authorization Violation'\r\n")]
    [InlineData("CONNECT {\r\n", "")]
    [InlineData("SUB a\r\n", "")]
    [InlineData("PUB a 1\r\nxx", "-ERR 'Unknown Protocol Operation'\r\n")]
    [InlineData("-ERR 'x'\r\n", "")]
    [InlineData("PUB a 1048577\r\n", "-ERR 'Maximum Payload Violation'\r\n")]
    public void Error_closes_with_its_text_and_what_follows_is_not_read(string bytes, string text)
    {
        TestPeer peer = _broker.Connect();
        Assert.Equal(text, peer.Ask(bytes + "PING\r\n"));
        Assert.True(peer.Link.IsClosed);
        Assert.Equal("", peer.Ask("PING\r\n"));
    }

    [Theory]
    [InlineData("SUB a..b 1\r\n", "-ERR 'Invalid Subject'\r\n")]
    [InlineData("SUB >.a 1\r\n", "-ERR 'Invalid Subject'\r\n")]
    [InlineData("SUB a _sys_ 1\r\n", "-ERR 'Permissions Violation for Subscription to \"a\" using queue \"_sys_\"'\r\n")]
    public void Refused_subscription_leaves_the_connection_open(string bytes, string text)
    {
        TestPeer peer = _broker.Connect();
        Assert.Equal(text + "PONG\r\n", peer.Ask(bytes + "PING\r\n"));
        Assert.Equal(0, peer.Session.Subscriptions.Count);
    }

    [Fact]
    public void Duplicate_id_leaves_the_first_subscription()
    {
        TestPeer peer = _broker.Connect();
        peer.Send("SUB a 1\r\nSUB b 1\r\n");
        Assert.Equal("MSG a 1 0\r\n\r\n", peer.Ask("PUB a 0\r\n\r\nPUB b 0\r\n\r\n"));
    }

    [Fact]
    public void New_and_ended_subscriptions_count_from_the_next_message_on()
    {
        TestPeer subscriber = _broker.Connect();
        TestPeer publisher = _broker.Connect();
        publisher.Send("PUB a 1\r\n1\r\n");
        subscriber.Send("SUB a 1\r\n");
        publisher.Send("PUB a 1\r\n2\r\n");
        subscriber.Send("UNSUB 1\r\n");
        publisher.Send("PUB a 1\r\n3\r\n");
        Assert.Equal("MSG a 1 1\r\n2\r\n", subscriber.Read());
    }

    [Fact]
    public void End_of_the_link_forgets_session_subscriptions_and_buffers()
    {
        TestPeer peer = _broker.Connect();
        peer.Send("SUB a 1\r\nSUB b q 2\r\n");
        peer.End();
        Assert.Equal(0, _broker.Kernel.ConnectionCount);
        Assert.Equal(0, _broker.Kernel.Accounts.Global.Interest.Count);
        Assert.Equal(0, _broker.Kernel.Buffers.Outstanding);
    }

    [Fact]
    public void Reading_is_paused_for_nobody_without_congestion() =>
        Assert.Equal(new LinkRead(12), _broker.Connect().Send("PUB a 1\r\nx\r\n"));

    [Fact]
    public void Unfinished_payload_tells_how_many_bytes_it_wants()
    {
        LinkRead read = _broker.Connect().Send("PING\r\nPUB a 1000\r\nx");
        Assert.Equal(new LinkRead(Consumed: 6, Wanted: 12 + 1000 + 2), read);
    }

    private static string[] Lines(string text) => text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
