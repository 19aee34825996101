using Gust.Security.Access;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

/// <summary>Who may do what changes while it is being changed, and what must outlive a change.</summary>
public sealed class OverlappingChangeTests : IDisposable
{
    private readonly TestBroker _broker = new(authenticator: Policy(new PermissionRules()));

    public void Dispose() => _broker.Dispose();

    [Fact]
    public void Verdict_of_an_older_policy_does_not_undo_a_newer_one()
    {
        TestPeer peer = Connect();
        Interrupted slow = new(Policy(new PermissionRules()), () => Reload(OnlyOk));
        Reload(slow);
        Assert.Equal("-ERR 'Permissions Violation for Subscription to \"a\"'\r\n", peer.Ask("SUB a 1\r\n"));
    }

    [Fact]
    public void Change_of_an_account_asks_again_what_its_clients_may_do()
    {
        TestPeer peer = Connect();
        peer.Send("SUB a 1\r\n");
        Replaceable authenticator = new(Policy(new PermissionRules()));
        Reload(authenticator);
        authenticator.Present = Policy(OnlyOk);
        _broker.Kernel.Enforce(_broker.Kernel.Accounts.Global, _ => null);
        Assert.Equal("-ERR 'Permissions Violation for Subscription to \"a\" (sid \"1\")'\r\n", peer.Read());
    }

    [Fact]
    public void Request_may_still_be_answered_after_a_reload()
    {
        TestPeer responder = Ask();
        Reload(Policy(Responder));
        Assert.Equal("", responder.Ask("PUB inbox 2\r\nhi\r\n"));
        Assert.Equal("-ERR 'Permissions Violation for Publish to \"inbox\"'\r\n", responder.Ask("PUB inbox 2\r\nhi\r\n"));
    }

    [Fact]
    public void Request_may_not_be_answered_once_the_rule_has_changed()
    {
        TestPeer responder = Ask();
        Reload(Policy(Responder with { Responses = new ResponseRule(2, TimeSpan.FromMinutes(1)) }));
        Assert.Equal("-ERR 'Permissions Violation for Publish to \"inbox\"'\r\n", responder.Ask("PUB inbox 2\r\nhi\r\n"));
    }

    private static PermissionRules OnlyOk => new() { Subscribe = new SubjectList(["ok"], []) };

    private static PermissionRules Responder => new() { Responses = ResponseRule.Default };

    private static ConfiguredAuthenticator Policy(PermissionRules permissions) => new(
        new AccessPolicy { Users = [new UserDefinition { Name = "ann", Account = Account.GlobalName, Secret = new Secret("pw"), Permissions = permissions }, new UserDefinition { Name = "bob", Account = Account.GlobalName, Secret = new Secret("pw") }] },
        Admission.To(Account.GlobalName),
        new PasswordChecks(new InlineScheduler()));

    private TestPeer Connect(string user = "ann") => _broker.Connect($"\"user\":\"{user}\",\"pass\":\"pw\"");

    private TestPeer Ask()
    {
        Reload(Policy(Responder));
        TestPeer responder = Connect();
        responder.Send("SUB service 1\r\n");
        Connect("bob").Send("PUB service inbox 2\r\nhi\r\n");
        Assert.Equal("MSG service 1 inbox 2\r\nhi\r\n", responder.Read());
        return responder;
    }

    private void Reload(PermissionRules permissions) => Reload(Policy(permissions));

    private void Reload(IAuthenticator authenticator) => _broker.Kernel.Reload(_broker.Kernel.Options, authenticator);

    private class Replaceable(IAuthenticator present) : IAuthenticator
    {
        public IAuthenticator Present { get; set; } = present;

        public bool NeedsNonce => Present.NeedsNonce;

        public bool AsksForCredentials(ConnectionKinds type) => Present.AsksForCredentials(type);

        public TimeSpan TimeoutFor(ConnectionKinds type) => Present.TimeoutFor(type);

        public Admission? Anonymous(ConnectionKinds type) => Present.Anonymous(type);

        public virtual Verdict? Authenticate(AuthenticationRequest request, Action<Verdict> later) => Present.Authenticate(request, later);
    }

    /// <summary>Something happens between its verdict and its effect, as another thread might bring it about.</summary>
    private sealed class Interrupted(IAuthenticator present, Action interruption) : Replaceable(present)
    {
        private Action? _interruption = interruption;

        public override Verdict? Authenticate(AuthenticationRequest request, Action<Verdict> later)
        {
            Verdict? verdict = base.Authenticate(request, later);
            Interlocked.Exchange(ref _interruption, null)?.Invoke();
            return verdict;
        }
    }
}
