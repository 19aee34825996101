namespace Gust.Client.Tests;

public sealed class AuthorizationTests
{
    private const string Users = """
        authorization {
          users: [
            { user: "all", password: "p:w" }
            { user: "few", password: "pw", permissions: { publish: "allowed.>", subscribe: "_INBOX.>" } }
          ]
        }
        """;

    [Fact]
    public async Task User_and_password_are_taken_from_options_or_url()
    {
        await using ReferenceServer server = await ReferenceServer.StartAsync(Users);
        await using NatsClient byOptions = await NatsClient.ConnectAsync(new NatsClientOptions { Urls = [server.Url], User = "all", Password = "p:w" });
        await using NatsClient byUrl = await NatsClient.ConnectAsync(new NatsClientOptions { Urls = [$"nats://all:p%3Aw@127.0.0.1:{server.Port}"] });
        ConnectException e = await Assert.ThrowsAsync<ConnectException>(() =>
            NatsClient.ConnectAsync(new NatsClientOptions { Urls = [server.Url], User = "all", Password = "wrong" }));
        Assert.Equal($"cannot connect to {server.Url}: the server refused: Authorization Violation", e.Message);
    }

    [Fact]
    public async Task A_token_is_taken_from_options_or_url()
    {
        await using ReferenceServer server = await ReferenceServer.StartAsync("authorization { token: t0k }");
        await using NatsClient byOptions = await NatsClient.ConnectAsync(new NatsClientOptions { Urls = [server.Url], Token = "t0k" });
        await using NatsClient byUrl = await NatsClient.ConnectAsync(new NatsClientOptions { Urls = [$"t0k@127.0.0.1:{server.Port}"] });
        await Assert.ThrowsAsync<ConnectException>(() => NatsClient.ConnectAsync(new NatsClientOptions { Urls = [server.Url] }));
    }

    [Fact]
    public async Task A_permissions_violation_is_told_and_the_connection_lives()
    {
        await using ReferenceServer server = await ReferenceServer.StartAsync(Users);
        var events = new ConnectionRecorder();
        await using NatsClient client = await NatsClient.ConnectAsync(new NatsClientOptions { Urls = [server.Url], User = "few", Password = "pw", Observer = events });
        await client.PublishAsync("forbidden", default);
        await client.FlushAsync();
        Assert.Equal("error: Permissions Violation for Publish to \"forbidden\"", await events.NextAsync());
        Assert.NotNull(client.ConnectedTo);
    }
}
