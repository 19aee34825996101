using Gust.Security.Claims;
using Gust.Testing;

namespace Gust.Server.Tests.Operators;

/// <summary>A pushed account holds for those who are connected, and only a newer one does.</summary>
public sealed class PushedAccountTests
{
    [Fact]
    public async Task Narrower_scope_holds_for_users_who_are_connected()
    {
        await using OperatorScene scene = await OperatorScene.StartAsync();
        using RawConnection client = await scene.ConnectScopedAsync();
        await client.SendAsync("SUB secret 1\r\n");
        await RoundTripAsync(client);
        UserTermsClaim narrow = new() { Subscriptions = -1, Data = -1, Payload = -1, Subscribe = new PermissionClaim { Allow = ["public"] } };
        Assert.Contains("jwt updated", await scene.PushAsync(scene.AccountToken(narrow, second: 1)));
        Assert.Equal("-ERR 'Permissions Violation for Subscription to \"secret\" (sid \"1\")'", (await client.ReadUntilAsync("-ERR"))[^1].Line);
    }

    [Fact]
    public async Task Bearers_who_are_connected_go_when_the_account_takes_none_any_more()
    {
        await using OperatorScene scene = await OperatorScene.StartAsync();
        using RawConnection client = await scene.ConnectBearerAsync();
        await scene.PushAsync(scene.AccountToken(second: 1, change: body => body.Limits = body.Limits with { DisallowBearer = true }));
        Assert.Equal("-ERR 'Authorization Violation'", (await client.ReadUntilAsync("-ERR"))[^1].Line);
    }

    [Fact]
    public async Task Older_account_does_not_take_back_a_revocation()
    {
        using TemporaryDirectory directory = new();
        await using OperatorScene scene = await OperatorScene.StartAsync(directory.Path);
        using RawConnection first = await scene.ConnectBearerAsync();
        string before = scene.AccountToken(second: 1);
        await scene.PushAsync(scene.AccountToken(second: 2, change: body => body.Revocations = new Dictionary<string, long> { [scene.UserKey] = long.MaxValue }));
        Assert.Equal("-ERR 'User Authentication Revoked'", (await first.ReadUntilAsync("-ERR"))[^1].Line);
        await scene.PushAsync(before);
        using RawConnection second = await scene.ConnectBearerAsync("-ERR 'Authorization Violation'");
    }

    private static async Task RoundTripAsync(RawConnection client)
    {
        await client.SendAsync("PING\r\n");
        await client.ReadUntilAsync("PONG");
    }
}
