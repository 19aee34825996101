using Gust.Foundation;
using Gust.Security.Keys;
using Gust.Testing;

namespace Gust.Server.Tests.Callout;

/// <summary>Only the users of the service itself come in without being asked about, not whoever names one of them.</summary>
public sealed class CalloutExemptionTests
{
    [Fact]
    public async Task User_that_also_names_a_user_of_the_service_is_asked_about()
    {
        using NKeyPair issuer = NKeyPair.Create(NKeyPrefix.Account, SystemRandom.Instance);
        await using GustServer server = await TestServers.StartAsync(options =>
        {
            options.Accounts =
            [
                new AccountOptions { Name = "AUTH", Users = [new UserOptions { User = "auth", Password = "pw" }] },
                new AccountOptions { Name = "APP", Users = [new UserOptions { User = "app", Password = "own" }] },
            ];
            options.Authorization.Timeout = TimeSpan.FromMinutes(1);
            options.Authorization.AuthCallout = new AuthCalloutOptions { Issuer = issuer.PublicKey, AuthUsers = ["auth"], Account = "AUTH" };
        });
        using CalloutService service = await CalloutService.OpenAsync(server, issuer, "\"user\":\"auth\",\"pass\":\"pw\"");
        using RawConnection client = await RawConnection.OpenAsync(server.ClientEndPoint!);
        await client.SendAsync("CONNECT {\"verbose\":false,\"nkey\":\"auth\",\"user\":\"app\",\"pass\":\"own\"}\r\nPING\r\n");
        Assert.Equal("app", (await service.TakeAsync()).Request.Request.Connect.User);
    }
}
