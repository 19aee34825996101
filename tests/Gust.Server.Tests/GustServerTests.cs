using System.Net;
using System.Net.Sockets;
using Gust.Testing;

namespace Gust.Server.Tests;

public sealed class GustServerTests
{
    [Fact]
    public async Task Port_0_takes_a_free_port_and_serves_when_the_start_completes()
    {
        await using GustServer server = await TestServers.StartAsync();
        Assert.NotEqual(0, server.ClientEndPoint!.Port);
        Assert.Equal($"nats://127.0.0.1:{server.ClientEndPoint.Port}", server.ClientUrl);
        using Observer client = await Observer.OpenAsync(server);
        Assert.Equal(1, server.ConnectionCount);
    }

    [Fact]
    public async Task Id_is_a_new_server_key_each_time_and_the_default_name()
    {
        await using GustServer one = await TestServers.StartAsync();
        await using GustServer other = await TestServers.StartAsync(options => options.ServerName = "mine");
        Assert.Matches("^N[A-Z2-7]{55}$", one.Id);
        Assert.NotEqual(one.Id, other.Id);
        Assert.Equal(one.Id, one.Name);
        Assert.Equal("mine", other.Name);
    }

    [Fact]
    public async Task Several_servers_in_one_process_do_not_hear_each_other()
    {
        await using GustServer one = await TestServers.StartAsync();
        await using GustServer other = await TestServers.StartAsync();
        using Observer subscriber = await Observer.OpenAsync(one);
        using Observer here = await Observer.OpenAsync(one);
        using Observer there = await Observer.OpenAsync(other);
        await subscriber.Connection.SendAsync("SUB a 1\r\n");
        await subscriber.RoundTripAsync();
        await there.Connection.SendAsync("PUB a 5\r\nthere\r\n");
        await there.RoundTripAsync();
        await here.Connection.SendAsync("PUB a 4\r\nhere\r\n");
        await here.RoundTripAsync();
        Assert.Equal(["MSG a 1 4", "PONG"], (await subscriber.RoundTripAsync()).Select(frame => frame.Line));
    }

    [Fact]
    public async Task Stop_lets_what_is_on_its_way_go_out_and_then_ends_the_connections()
    {
        GustServer server = await TestServers.StartAsync();
        using Observer subscriber = await Observer.OpenAsync(server);
        using Observer publisher = await Observer.OpenAsync(server);
        await subscriber.Connection.SendAsync("SUB a 1\r\n");
        await subscriber.RoundTripAsync();
        await publisher.Connection.SendAsync(string.Concat(Enumerable.Repeat("PUB a 1000\r\n" + new string('x', 1000) + "\r\n", 500)));
        await publisher.RoundTripAsync();
        Task stop = server.StopAsync();
        int received = 0;
        while (await subscriber.Connection.ReadAsync() is not null)
        {
            received++;
        }

        await stop;
        Assert.Equal(500, received);
        Assert.True(server.Completion.IsCompletedSuccessfully);
        Assert.Equal(0, server.ConnectionCount);
    }

    [Fact]
    public async Task Stop_and_dispose_may_be_called_again()
    {
        GustServer server = await TestServers.StartAsync();
        await Task.WhenAll(server.StopAsync(), server.StopAsync(), server.DisposeAsync().AsTask());
        await server.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => server.ConnectInProcess());
    }

    [Fact]
    public async Task Hundred_restarts_on_one_port_serve_at_once_each_time()
    {
        int port = 0;
        for (int i = 0; i < 100; i++)
        {
            await using GustServer server = await TestServers.StartAsync(options => options.Port = port);
            port = server.ClientEndPoint!.Port;
            using Observer client = await Observer.OpenAsync(server);
        }
    }

    [Fact]
    public async Task Taken_port_is_the_callers_exception()
    {
        await using GustServer first = await TestServers.StartAsync();
        SocketException refused = await Assert.ThrowsAsync<SocketException>(() => TestServers.StartAsync(options => options.Port = first.ClientEndPoint!.Port));
        Assert.Equal(SocketError.AddressAlreadyInUse, refused.SocketErrorCode);
    }

    [Fact]
    public async Task Invalid_options_are_refused_with_every_reason()
    {
        GustConfigurationException refused = await Assert.ThrowsAsync<GustConfigurationException>(() => TestServers.StartAsync(options =>
        {
            options.MaxPayload = 0;
            options.PingMax = 0;
            options.ServerName = "two words";
        }));
        Assert.Equal(3, refused.Errors.Count);
        Assert.Contains("max_payload", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_that_fails_leaves_the_port_free()
    {
        int port = FreePort();
        await Assert.ThrowsAnyAsync<IOException>(() => TestServers.StartAsync(options =>
        {
            options.Port = port;
            options.PidFile = "/nonexistent/directory/gust.pid";
        }));
        await Assert.ThrowsAsync<GustConfigurationException>(() => TestServers.StartAsync(options =>
        {
            options.Port = port;
            options.Mappings = [new SubjectMappingOptions { Source = "a.*", Destinations = [new MappingDestinationOptions { Subject = "b.$2", Weight = 100 }] }];
        }));
        await using GustServer server = await TestServers.StartAsync(options => options.Port = port);
        using Observer client = await Observer.OpenAsync(server);
    }

    [Fact]
    public async Task Cancelled_start_starts_nothing() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GustServer.StartAsync(TestServers.Options(), cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public async Task Lame_duck_without_clients_stops_at_once()
    {
        await using GustServer server = await TestServers.StartAsync();
        await server.EnterLameDuckModeAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Lame_duck_takes_no_new_client_and_serves_the_old_ones()
    {
        await using GustServer server = await TestServers.StartAsync();
        using Observer client = await Observer.OpenAsync(server);
        IPEndPoint address = server.ClientEndPoint!;
        _ = server.EnterLameDuckModeAsync();
        await Assert.ThrowsAsync<SocketException>(() => RawConnection.OpenAsync(address));
        await client.RoundTripAsync();
        Assert.False(server.Completion.IsCompleted);
    }

    [Fact]
    public async Task Payload_of_64_MiB_goes_through()
    {
        const int Size = 64 * 1024 * 1024;
        await using GustServer server = await TestServers.StartAsync(options =>
        {
            options.MaxPayload = Size;
            options.MaxPending = 2L * Size;
        });
        using Observer client = await Observer.OpenAsync(server);
        byte[] payload = new byte[Size];
        new Foundation.SeededRandom(1).Fill(payload);
        await client.Connection.SendAsync($"SUB a 1\r\nPUB a {Size}\r\n");
        Task sending = Task.Run(async () =>
        {
            await client.Connection.SendAsync(payload);
            await client.Connection.SendAsync("\r\n");
        });
        WireFrame message = (await client.Connection.ReadUntilAsync("MSG", TimeSpan.FromSeconds(60)))[^1];
        await sending;
        Assert.True(payload.AsSpan().SequenceEqual(message.Payload));
        await client.EventuallyAsync(() => server.Broker.Buffers.Outstanding <= 1, "buffers are returned");
    }

    [Fact]
    public async Task Half_open_connection_is_found_stale()
    {
        await using GustServer server = await TestServers.StartAsync(options => options.PingInterval = TimeSpan.FromMilliseconds(100));
        using RawConnection silent = await RawConnection.OpenAsync(server.ClientEndPoint!);
        List<WireFrame> heard = await silent.ReadUntilAsync("-ERR");
        Assert.Equal("-ERR 'Stale Connection'", heard[^1].Line);
    }

    private static int FreePort()
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
