using Gust.Security.Access;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

public sealed class AuthenticationTests : IDisposable
{
    private readonly TestBroker _broker = new(authenticator: TokenOnly("secret"));

    public void Dispose() => _broker.Dispose();

    [Fact]
    public void Session_made_while_a_reload_turns_authentication_on_must_authenticate()
    {
        using TestBroker open = new();
        TestLink link = new();
        ClientSession session = new(1, link, ClientListener.Standard, open.Kernel); // the reload does not find it among the broker's sessions yet
        open.Kernel.Reload(open.Kernel.Options, TokenOnly("secret"));
        session.Start();
        session.OnBytes("SUB a 1\r\n"u8);
        Assert.EndsWith("-ERR 'Authorization Violation'\r\n", link.TakeText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Right_token_lets_in()
    {
        TestPeer peer = _broker.Connect("\"auth_token\":\"secret\"");
        _broker.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("PING\r\nPONG\r\n", peer.Ask("PING\r\n"));
    }

    [Theory]
    [InlineData("CONNECT {\"auth_token\":\"wrong\"}\r\n")]
    [InlineData("CONNECT {}\r\n")]
    [InlineData("PING\r\n")]
    [InlineData("nonsense\r\n")]
    public void Anything_else_is_a_violation_that_closes(string bytes)
    {
        TestPeer peer = _broker.Open();
        Assert.Equal("-ERR 'Authorization Violation'\r\n", peer.Ask(bytes + "SUB a 1\r\nPING\r\n"));
        Assert.True(peer.Link.IsClosed);
        Assert.Equal(0, _broker.Kernel.Accounts.Global.Interest.Count);
    }

    [Fact]
    public void Silence_for_the_authentication_timeout_closes()
    {
        TestPeer peer = _broker.Open();
        _broker.Time.AdvanceMs(1990);
        Assert.Equal("", peer.Read());
        _broker.Time.AdvanceMs(30);
        Assert.Equal("-ERR 'Authentication Timeout'\r\n", peer.Read());
        Assert.True(peer.Link.IsClosed);
    }

    [Fact]
    public void Wrong_second_CONNECT_closes()
    {
        TestPeer peer = _broker.Connect("\"auth_token\":\"secret\"");
        Assert.Equal("-ERR 'Authorization Violation'\r\n", peer.Ask("CONNECT {\"auth_token\":\"wrong\"}\r\n"));
    }

    [Fact]
    public void Reload_cuts_whom_the_new_credentials_do_not_let_in()
    {
        TestPeer peer = _broker.Connect("\"auth_token\":\"secret\"");
        _broker.Kernel.Reload(_broker.Kernel.Options, TokenOnly("other"));
        Assert.Equal("-ERR 'Authorization Violation'\r\n", peer.Read());
        Assert.True(peer.Link.IsClosed);
        Assert.Equal("PONG\r\n", _broker.Connect("\"auth_token\":\"other\"").Ask("PING\r\n"));
    }

    internal static ConfiguredAuthenticator TokenOnly(string token) =>
        new(new AccessPolicy { Token = new Secret(token) }, Admission.To(Account.GlobalName), new PasswordChecks(new InlineScheduler()));
}
