using System.Text.Json;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>The documents of a server that everybody may use, where the reference has no subscriptions of its own.</summary>
public sealed class PlainDocumentsTests : IAsyncLifetime
{
    private const string Configuration = """
        no_sys_acc: true
        websocket { listen: "127.0.0.1:-1", no_tls: true, compression: true, same_origin: false, allowed_origins: ["http://a"], handshake_timeout: "3s" }
        server_tags: ["az:1", "ssd"]
        server_metadata: { rack: r1, room: "7" }
        max_connections: 100
        max_subscriptions: 50
        max_pending: 1MB
        max_payload: 64KB
        ping_interval: "30s"
        ping_max: 5
        write_deadline: "3s"
        write_timeout: retry
        authorization { timeout: 0.5 }
        """;

    private ServerPair _pair = null!;

    public async ValueTask InitializeAsync() => _pair = await ServerPair.StartAsync(Configuration, PlayAsync);

    public ValueTask DisposeAsync() => _pair.DisposeAsync();

    [Fact]
    public async Task All_subscriptions_are_listed_and_counted()
    {
        await _pair.CompareAsync(
            "/subsz", "/subsz?subs=1", "/subsz?subs=1&acc=$G", "/subsz?subs=1&test=a.b", "/subsz?subs=1&test=b", "/subsz?subs=1&offset=100", "/subsz?subs=1&limit=1024&offset=0", "/connz?subs=detail", "/accstatz", "/accountz", "/accountz?acc=$G");
    }

    [Fact]
    public async Task Users_who_need_not_say_who_they_are_are_told_of_by_what_they_said()
    {
        await _pair.CompareAsync("/connz?auth=1", "/connz?user=zoe&auth=1", "/connz?user=[REDACTED]&auth=1", "/connz?user=secret", "/connz?user=UABC", "/connz?state=closed&auth=1&subs=1");
    }

    [Fact]
    public async Task Options_are_told()
    {
        await _pair.CompareAsync("/varz");
    }

    [Fact]
    public async Task Configuration_is_known_by_the_hash_of_its_file()
    {
        Assert.Equal(await DigestAsync(_pair.Reference), await DigestAsync(_pair.Gust));
    }

    [Fact]
    public async Task Clients_of_the_WebSocket_listener_are_told_of()
    {
        await _pair.CompareAsync("/connz?cid={web}", "/connz?cid={web}&auth=1&subs=detail");
    }

    private static async Task<string> DigestAsync(MonitoredProcess server) =>
        JsonElement.Parse((await server.GetAsync("/varz")).Body).GetProperty("config_digest").GetString()!;

    private static async Task PlayAsync(MonitoredProcess server)
    {
        Client zoe = server.Keep(await Client.ConnectAsync(server, """ "user":"zoe","pass":"x","name":"named" """));
        await zoe.DoAsync("SUB a.b 1\r\nSUB a.* group 2\r\nSUB > 3\r\nUNSUB 3 5\r\nSUB gone 4\r\nUNSUB 4\r\n");
        server.Keep(await Client.ConnectAsync(server, """ "auth_token":"secret","name":"token" """));
        server.Keep(await Client.ConnectAsync(server, """ "nkey":"UABC","name":"key" """));
        Client publisher = server.Keep(await Client.ConnectAsync(server, """ "name":"publisher" """));
        await publisher.DoAsync(Client.Publish("a.b", "12345") + Client.Publish("b", "1") + Client.Publish("nobody", ""));
        await zoe.DoAsync("");
        server.Keep(await Client.ConnectByWebSocketAsync(server, """ "name":"web","lang":"js","version":"3" """));
        Client leaver = await Client.ConnectAsync(server, """ "auth_token":"secret","name":"leaver" """);
        await leaver.DoAsync("SUB x 1\r\n");
        leaver.Dispose();
        await server.UntilAsync("/connz?state=closed", connz => connz.GetProperty("total").GetInt32() == 1);
    }
}
