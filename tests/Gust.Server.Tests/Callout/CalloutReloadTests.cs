using Gust.Foundation;
using Gust.Security.Keys;
using Gust.Testing;

namespace Gust.Server.Tests.Callout;

/// <summary>Whom a callout service let in stays as long as the configuration would still let it in, and not longer.</summary>
public sealed class CalloutReloadTests : IAsyncLifetime
{
    private readonly NKeyPair _issuer = NKeyPair.Create(NKeyPrefix.Account, SystemRandom.Instance);
    private GustServer _server = null!;
    private CalloutService _service = null!;
    private RawConnection _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await GustServer.StartAsync(Options());
        _service = await CalloutService.OpenAsync(_server, _issuer, "\"user\":\"auth\",\"pass\":\"pw\"");
        _client = await ConnectAsync("bob");
        await _service.AnswerAsync();
        Assert.Equal("PONG", string.Join('|', (await _client.ReadUntilAsync("PONG")).Skip(1).Select(frame => frame.Line)));
        await RoundTripAsync(_client);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _service.Dispose();
        await _server.DisposeAsync();
        _issuer.Dispose();
    }

    [Fact]
    public async Task Stays_when_something_else_changes()
    {
        Reload(options => options.MaxPayload = 5000);
        await RoundTripAsync(_client);
    }

    [Fact]
    public async Task Goes_with_the_account_that_the_service_chose()
    {
        Reload(options => options.Accounts.RemoveAll(account => account.Name == "APP"));
        Assert.Equal("-ERR 'Authorization Violation'", (await _client.ReadUntilAsync("-ERR"))[^1].Line);
        Assert.Null(await _client.ReadAsync());
    }

    [Fact]
    public async Task Which_service_decides_cannot_change_while_the_server_runs()
    {
        GustServerOptions options = Options();
        options.Port = _server.Options.Port;
        options.Authorization.AuthCallout = null;
        Assert.False(_server.Reload(options).IsAllowed);
        await RoundTripAsync(_client);
    }

    [Fact]
    public async Task Default_permissions_of_the_account_change_for_it()
    {
        await _client.SendAsync("SUB a 1\r\n");
        await RoundTripAsync(_client);
        Reload(options => options.Accounts.Single(account => account.Name == "APP").DefaultPermissions =
            new PermissionsOptions { Subscribe = new SubjectPermissionsOptions { Allow = ["b"] } });
        Assert.Equal("-ERR 'Permissions Violation for Subscription to \"a\" (sid \"1\")'", (await _client.ReadUntilAsync("-ERR"))[^1].Line);
    }

    [Fact]
    public async Task Service_cannot_place_users_into_an_account_that_a_reload_removed()
    {
        Reload(options => options.Accounts.RemoveAll(account => account.Name == "APP"));
        using RawConnection late = await ConnectAsync("ann");
        await _service.AnswerAsync();
        Assert.Equal("-ERR 'Authorization Violation'", (await late.ReadUntilAsync("-ERR"))[^1].Line);
    }

    [Fact]
    public async Task Client_that_leaves_is_not_held_until_the_service_answers()
    {
        RawConnection leaving = await ConnectAsync("ann");
        await _service.TakeAsync();
        int before = _server.ConnectionCount;
        leaving.Dispose();
        await _service.EventuallyAsync(() => _server.ConnectionCount == before - 1);
    }

    private void Reload(Action<GustServerOptions> change)
    {
        GustServerOptions options = Options();
        options.Port = _server.Options.Port;
        change(options);
        Assert.True(_server.Reload(options).IsAllowed);
    }

    private async Task<RawConnection> ConnectAsync(string user)
    {
        RawConnection client = await RawConnection.OpenAsync(_server.ClientEndPoint!);
        await client.SendAsync($"CONNECT {{\"verbose\":false,\"user\":\"{user}\",\"pass\":\"shown\"}}\r\nPING\r\n");
        return client;
    }

    private static async Task RoundTripAsync(RawConnection client)
    {
        await client.SendAsync("PING\r\n");
        Assert.Equal("PONG", (await client.ReadUntilAsync("PONG"))[^1].Line);
    }

    private GustServerOptions Options() => TestServers.Options(options =>
    {
        options.Accounts =
        [
            new AccountOptions { Name = "AUTH", Users = [new UserOptions { User = "auth", Password = "pw" }] },
            new AccountOptions { Name = "APP", Users = [new UserOptions { User = "app", Password = "pw" }] },
        ];
        options.Authorization.Timeout = TimeSpan.FromMinutes(1); // none of the tests waits for it
        options.Authorization.AuthCallout = new AuthCalloutOptions { Issuer = _issuer.PublicKey, AuthUsers = ["auth"], Account = "AUTH" };
    });
}
