using Gust.Security.Access;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

/// <summary>Verdicts that take their time, on clients that come, are here, or go.</summary>
public sealed class LateVerdictTests : IDisposable
{
    private readonly LateAuthenticator _slow = new();
    private readonly TestBroker _broker = new(authenticator: Named(new PermissionRules()));

    public void Dispose() => _broker.Dispose();

    [Fact]
    public void Verdict_that_a_later_reload_overtook_changes_nothing()
    {
        TestPeer peer = _broker.Connect("\"user\":\"ann\"");
        _broker.Kernel.Reload(_broker.Kernel.Options, _slow);
        _broker.Kernel.Reload(_broker.Kernel.Options, Named(new PermissionRules { Subscribe = new SubjectList(["ok"], []) }));
        _slow.Admit("ann"); // everything is allowed, said the one before
        Assert.Equal("-ERR 'Permissions Violation for Subscription to \"a\"'\r\n", peer.Ask("SUB a 1\r\n"));
    }

    [Fact]
    public void Client_that_nobody_could_look_at_is_not_told_that_its_credentials_are_wrong()
    {
        using TestBroker broker = new(authenticator: _slow);
        TestPeer peer = broker.Connect();
        _slow.Say(Verdict.TurnAway("too many"));
        peer.GoOn();
        Assert.Equal("-ERR 'Authentication Timeout'\r\n", peer.Read());
        Assert.Equal(0, broker.Kernel.Failures.Total);
        Assert.True(peer.Link.IsClosed);
    }

    [Fact]
    public void Client_that_goes_tells_those_who_decide_about_it()
    {
        using TestBroker broker = new(authenticator: _slow);
        TestPeer peer = broker.Connect();
        Assert.False(_slow.Request!.Gone.IsCancellationRequested);
        peer.End();
        Assert.True(_slow.Request!.Gone.IsCancellationRequested);
    }

    [Theory]
    [InlineData("PING\r\n", true)]
    [InlineData("", true)]
    [InlineData("PING\r\nPUB a 1\r\nx\r\n", false)]
    public void Client_that_wrote_something_before_it_left_is_waited_for(string behind, bool mayDrop)
    {
        using TestBroker broker = new(authenticator: _slow);
        Assert.Equal(mayDrop, broker.Connect().Session.MayDrop(System.Text.Encoding.ASCII.GetBytes(behind)));
    }

    private static ConfiguredAuthenticator Named(PermissionRules rules) => new(
        new AccessPolicy { Users = [new UserDefinition { Name = "ann", Account = Account.GlobalName, Permissions = rules }] },
        Admission.To(Account.GlobalName),
        new PasswordChecks(new InlineScheduler()));
}
