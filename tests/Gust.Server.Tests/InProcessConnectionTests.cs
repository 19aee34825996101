using Gust.Testing;

namespace Gust.Server.Tests;

public sealed class InProcessConnectionTests
{
    [Fact]
    public async Task Server_without_listener_serves_in_process_connections()
    {
        await using GustServer server = await TestServers.StartAsync(options => options.ListenForClients = false);
        Assert.Null(server.ClientEndPoint);
        await using StreamClient client = new(server.ConnectInProcess());
        Assert.StartsWith("INFO {", (await client.ReadAsync())!.Line, StringComparison.Ordinal);
        await client.SendAsync("CONNECT {\"verbose\":false}\r\nSUB a 1\r\nPUB a 5\r\nhello\r\nPING\r\n");
        Assert.Equal("MSG a 1 5", (await client.ReadAsync())!.Line);
        Assert.Equal("PONG", (await client.ReadAsync())!.Line);
    }

    [Fact]
    public async Task In_process_and_TCP_clients_reach_each_other()
    {
        await using GustServer server = await TestServers.StartAsync();
        using Observer tcp = await Observer.OpenAsync(server);
        await using StreamClient local = new(server.ConnectInProcess());
        await local.SendAsync("CONNECT {\"verbose\":false}\r\nSUB local 1\r\nPING\r\n");
        await local.ReadUntilAsync("PONG");
        await tcp.Connection.SendAsync("SUB tcp 1\r\nPUB local 3\r\none\r\n");
        await tcp.RoundTripAsync();
        Assert.Equal("one"u8.ToArray(), (await local.ReadUntilAsync("MSG local"))!.Payload);
        await local.SendAsync("PUB tcp 3\r\ntwo\r\nPING\r\n");
        await local.ReadUntilAsync("PONG");
        Assert.Equal(["MSG tcp 1 3", "PONG"], (await tcp.RoundTripAsync()).Select(frame => frame.Line));
    }

    [Fact]
    public async Task Large_messages_go_both_ways_while_the_reader_is_behind()
    {
        await using GustServer server = await TestServers.StartAsync();
        await using StreamClient client = new(server.ConnectInProcess());
        string payload = new('x', 1_000_000);
        await client.SendAsync("CONNECT {\"verbose\":false}\r\nSUB a 1\r\n");
        Task sending = Task.Run(async () =>
        {
            for (int i = 0; i < 20; i++)
            {
                await client.SendAsync($"PUB a {payload.Length}\r\n{payload}\r\n");
            }
        });
        for (int i = 0; i < 20; i++)
        {
            WireFrame? message = await client.ReadUntilAsync("MSG");
            Assert.Equal(payload.Length, message!.Payload!.Length);
        }

        await sending;
    }

    [Fact]
    public async Task Disposed_stream_ends_the_connection_and_gives_its_buffers_back()
    {
        await using GustServer server = await TestServers.StartAsync();
        using Observer observer = await Observer.OpenAsync(server);
        await observer.EventuallyAsync(() => server.Broker.Buffers.Outstanding == 1, "only the observer's read buffer is out");
        for (int i = 0; i < 50; i++)
        {
            await using StreamClient client = new(server.ConnectInProcess());
            await client.SendAsync("SUB a 1\r\nPUB a 1000\r\n" + new string('x', 1000) + "\r\n");
        }

        await observer.EventuallyAsync(() => server.ConnectionCount == 1 && server.Broker.Buffers.Outstanding == 1, "all are forgotten");
        Assert.Equal(0, server.Broker.Accounts.Global.Interest.Count);
    }

    [Fact]
    public async Task Stop_of_the_server_ends_the_stream()
    {
        GustServer server = await TestServers.StartAsync();
        await using StreamClient client = new(server.ConnectInProcess());
        await client.SendAsync("CONNECT {\"verbose\":false}\r\nPING\r\n");
        await client.ReadUntilAsync("PONG");
        await server.StopAsync();
        Assert.Null(await client.ReadUntilAsync("nothing more"));
    }
}
