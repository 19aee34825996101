using Gust.Configuration.Reload;
using Gust.Testing;

namespace Gust.Server.Tests;

public sealed class ReloadTests
{
    [Fact]
    public async Task Allowed_change_holds_for_connections_that_are_there()
    {
        await using GustServer server = await TestServers.StartAsync();
        using Observer client = await Observer.OpenAsync(server);
        ReloadPlan plan = server.Reload(Changed(server, options => options.MaxPayload = 10));
        Assert.True(plan.IsAllowed);
        await client.Connection.SendAsync("PUB a 11\r\n");
        Assert.Equal("-ERR 'Maximum Payload Violation'", (await client.Connection.ReadUntilAsync("-ERR"))[^1].Line);
    }

    [Fact]
    public async Task Clients_of_protocol_1_are_told_of_a_change_in_INFO()
    {
        await using GustServer server = await TestServers.StartAsync();
        await using StreamClient client = new(server.ConnectInProcess());
        await client.SendAsync("CONNECT {\"verbose\":false,\"protocol\":1}\r\nPING\r\n");
        await client.ReadUntilAsync("PONG");
        await client.ReadUntilAsync("INFO");
        server.Reload(Changed(server, options => options.MaxPayload = 4321));
        Assert.Contains("\"max_payload\":4321", (await client.ReadUntilAsync("INFO"))!.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_refusal_refuses_all_and_names_each()
    {
        await using GustServer server = await TestServers.StartAsync();
        ReloadPlan plan = server.Reload(Changed(server, options =>
        {
            options.MaxPayload = 4321;
            options.ServerName = "other";
            options.MaxPending = 1_000_000_000;
        }));
        Assert.False(plan.IsAllowed);
        Assert.Contains("ServerName", plan.RefusalText, StringComparison.Ordinal);
        Assert.Contains("MaxPending", plan.RefusalText, StringComparison.Ordinal);
        Assert.Equal(1024 * 1024, server.Broker.Options.MaxPayload);
    }

    [Fact]
    public async Task New_credentials_cut_whom_they_do_not_let_in()
    {
        await using GustServer server = await TestServers.StartAsync();
        using Observer client = await Observer.OpenAsync(server);
        server.Reload(Changed(server, options => options.Authorization = new AuthorizationOptions { Token = "secret" }));
        Assert.Equal("-ERR 'Authorization Violation'", (await client.Connection.ReadUntilAsync("-ERR"))[^1].Line);
    }

    [Fact]
    public async Task Mappings_change_for_the_next_message()
    {
        await using GustServer server = await TestServers.StartAsync();
        using Observer client = await Observer.OpenAsync(server);
        await client.Connection.SendAsync("SUB b.* 1\r\nPUB a.x 1\r\n1\r\n");
        Assert.Equal(["PONG"], (await client.RoundTripAsync()).Select(frame => frame.Line));
        server.Reload(Changed(server, options =>
            options.Mappings = [new SubjectMappingOptions { Source = "a.*", Destinations = [new MappingDestinationOptions { Subject = "b.$1", Weight = 100 }] }]));
        await client.Connection.SendAsync("PUB a.x 1\r\n2\r\n");
        Assert.Equal(["MSG b.x 1 1", "PONG"], (await client.RoundTripAsync()).Select(frame => frame.Line));
    }

    private static GustServerOptions Changed(GustServer server, Action<GustServerOptions> change)
    {
        GustServerOptions options = TestServers.Options();
        options.Host = server.Options.Host;
        options.Port = server.Options.Port;
        change(options);
        return options;
    }
}
