using Gust.Foundation;
using Gust.Security.Access;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

/// <summary>A subscription with a wildcard does not get what its user may not have, though the route of the subject is remembered.</summary>
public sealed class DeniedDeliveryTests : IDisposable
{
    private const string Secret = "a.secret";
    private readonly TestBroker _broker = new(authenticator: Denying(Secret));

    public void Dispose() => _broker.Dispose();

    [Theory]
    [InlineData("SUB a.* 1")]
    [InlineData("SUB a.* q 1")]
    public void Denied_subject_never_arrives_and_others_always_do(string subscribe)
    {
        TestPeer subscriber = Subscriber(subscribe);
        TestPeer publisher = _broker.Connect("\"user\":\"other\",\"pass\":\"pw\"");
        for (int i = 0; i < 3; i++)
        {
            publisher.Send($"PUB {Secret} 0\r\n\r\nPUB a.open 0\r\n\r\n");
            Assert.Equal("MSG a.open 1 0\r\n\r\n", subscriber.Read());
        }
    }

    [Fact]
    public void Reload_that_denies_more_holds_for_routes_that_are_remembered()
    {
        TestPeer subscriber = Subscriber("SUB a.* 1");
        TestPeer publisher = _broker.Connect("\"user\":\"other\",\"pass\":\"pw\"");
        publisher.Send("PUB a.open 0\r\n\r\n");
        Assert.Equal("MSG a.open 1 0\r\n\r\n", subscriber.Read());

        _broker.Kernel.Reload(_broker.Kernel.Options, Denying("a.open"));

        publisher.Send($"PUB {Secret} 0\r\n\r\nPUB a.open 0\r\n\r\n");
        Assert.Equal($"MSG {Secret} 1 0\r\n\r\n", subscriber.Read());
    }

    private static ConfiguredAuthenticator Denying(string subject)
    {
        UserDefinition user = new() { Name = "u", Account = Account.GlobalName, Secret = new Secret("pw") };
        PermissionRules rules = new() { Subscribe = new SubjectList(null, [subject]) };
        return new(new AccessPolicy { Users = [user with { Permissions = rules }, user with { Name = "other" }] }, Admission.To(Account.GlobalName), new PasswordChecks(new InlineScheduler()));
    }

    private TestPeer Subscriber(string subscribe)
    {
        TestPeer subscriber = _broker.Connect("\"user\":\"u\",\"pass\":\"pw\"");
        Assert.Equal("PONG\r\n", subscriber.Ask($"{subscribe}\r\nPING\r\n"));
        return subscriber;
    }
}
