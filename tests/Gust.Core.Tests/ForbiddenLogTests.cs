using Gust.Security.Access;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

/// <summary>Who runs the server learns of what clients try and may not do.</summary>
public sealed class ForbiddenLogTests
{
    [Fact]
    public void What_a_client_may_not_do_is_logged_with_its_account_once_in_a_second()
    {
        FailingLogger logger = new("never");
        using TestBroker broker = new(logger: logger);
        TestPeer peer = broker.Connect();
        peer.Send("SUB a _sys_ 1\r\nSUB b _sys_ 2\r\n");
        Assert.Single(logger.Lines, line => line.Contains("Subscription Violation - Subject \"a\", Queue: \"_sys_\", SID 1. Allow it in the permissions of user \"\" of account $G", StringComparison.Ordinal));
        Assert.DoesNotContain(logger.Lines, line => line.Contains("account $G", StringComparison.Ordinal) && line.Contains("Subject \"b\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_subscription_that_a_reload_takes_away_is_logged_with_account_and_user()
    {
        FailingLogger logger = new("never");
        using TestBroker broker = new(authenticator: Allowing(">"), logger: logger);
        TestPeer peer = broker.Connect("\"user\":\"ann\"");
        peer.Send("SUB a 1\r\nSUB b workers 2\r\nSUB ok 3\r\n");
        broker.Kernel.Reload(broker.Kernel.Options, Allowing("ok"));
        string[] expected =
        [
            "Permissions Violation for Subscription to \"a\" (sid \"1\"). Allow it in the permissions of user \"ann\" of account $G, or correct the client",
            "Permissions Violation for Subscription to \"b\" using queue \"workers\" (sid \"2\"). Allow it in the permissions of user \"ann\" of account $G, or correct the client",
        ];
        Assert.Equal(expected, logger.Lines.Where(line => line.Contains("account $G", StringComparison.Ordinal)).Select(line => line[line.IndexOf("Permissions", StringComparison.Ordinal)..]).Order());
    }

    [Fact]
    public void Reload_names_a_hundred_subscriptions_of_a_client_in_the_log_at_most()
    {
        FailingLogger logger = new("never");
        using TestBroker broker = new(authenticator: Allowing(">"), logger: logger);
        TestPeer peer = broker.Connect("\"user\":\"ann\"");
        peer.Send(string.Concat(Enumerable.Range(0, 500).Select(i => $"SUB a {i}\r\n")));
        broker.Kernel.Reload(broker.Kernel.Options, Allowing("ok"));
        Assert.Equal(100, logger.Lines.Count(line => line.Contains("account $G", StringComparison.Ordinal)));
        Assert.Equal(500, peer.Read().Split("Permissions Violation").Length - 1);
    }

    private static ConfiguredAuthenticator Allowing(string subject) => new(
        new AccessPolicy
        {
            Users = [new UserDefinition { Name = "ann", Account = Account.GlobalName, Permissions = new PermissionRules { Subscribe = new SubjectList([subject], []) } }],
        },
        Admission.To(Account.GlobalName),
        new PasswordChecks(new InlineScheduler()));
}
