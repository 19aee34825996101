using Gust.Security.Access;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

/// <summary>A reload comes while the answer to CONNECT is still out.</summary>
public sealed class LoginDuringReloadTests : IDisposable
{
    private const string Connect = "CONNECT {\"verbose\":false,\"user\":\"ann\",\"pass\":\"pw\"}\r\nPING\r\n";
    private readonly LateAuthenticator _slow = new();
    private readonly TestBroker _broker;

    public LoginDuringReloadTests() => _broker = new TestBroker(authenticator: _slow);

    public void Dispose() => _broker.Dispose();

    [Fact]
    public void User_removed_meanwhile_does_not_get_in()
    {
        TestPeer peer = Begin();
        Reload(Named("bob"));
        Assert.Equal("-ERR 'Authorization Violation'\r\n", Decide(peer));
        Assert.True(peer.Link.IsClosed);
    }

    [Fact]
    public void User_whose_secret_changed_meanwhile_does_not_get_in()
    {
        TestPeer peer = Begin();
        Reload(Named("ann") with { Secret = new Secret("other") });
        Assert.Equal("-ERR 'Authorization Violation'\r\n", Decide(peer));
    }

    [Fact]
    public void User_that_stays_gets_in_with_what_it_may_do_now()
    {
        TestPeer peer = Begin();
        Reload(Named("ann") with { Permissions = new PermissionRules { Subscribe = new SubjectList(["ok"], []) } });
        Assert.Equal("PONG\r\n", Decide(peer));
        Assert.Equal("-ERR 'Permissions Violation for Subscription to \"a\"'\r\n", peer.Ask("SUB a 1\r\n"));
    }

    [Fact]
    public void Account_changed_meanwhile_has_the_login_decided_again()
    {
        TestPeer peer = Begin();
        _broker.Kernel.Enforce(_broker.Kernel.Accounts.Global, _ => null);
        Assert.Equal("", Decide(peer));
        Assert.NotNull(_slow.Request?.Former);
        Assert.Equal("PONG\r\n", Decide(peer));
    }

    private static UserDefinition Named(string name) => new() { Name = name, Account = Account.GlobalName, Secret = new Secret("pw") };

    private TestPeer Begin()
    {
        TestPeer peer = _broker.Open();
        Assert.Equal("", peer.Ask(Connect));
        Assert.True(peer.IsHeld);
        return peer;
    }

    private string Decide(TestPeer peer)
    {
        _slow.Admit("ann");
        peer.GoOn();
        return peer.Read();
    }

    private void Reload(UserDefinition user) => _broker.Kernel.Reload(
        _broker.Kernel.Options,
        new ConfiguredAuthenticator(new AccessPolicy { Users = [user] }, Admission.To(Account.GlobalName), new PasswordChecks(new InlineScheduler())));
}
