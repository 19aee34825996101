using System.Net.Sockets;
using Gust.Testing;

namespace Gust.Server.Tests;

/// <summary>A connection that misbehaves ends alone; the others keep their messages, and all it held is given back.</summary>
public sealed class MisbehaviourTests : IAsyncLifetime
{
    private GustServer _server = null!;
    private Observer _observer = null!;
    private long _buffers;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServers.StartAsync(options =>
        {
            options.MaxPending = 4 * 1024 * 1024;
            options.WriteDeadline = TimeSpan.FromSeconds(30);
        });
        _observer = await Observer.OpenAsync(_server);
        await _observer.Connection.SendAsync("SUB news 1\r\n");
        await _observer.RoundTripAsync();
        await _observer.EventuallyAsync(() => _server.Broker.Buffers.Outstanding == 1, "only the observer's read buffer is out");
        _buffers = _server.Broker.Buffers.Outstanding;
    }

    public async ValueTask DisposeAsync()
    {
        // Whatever the test did: the others are served, nobody is left, nothing is held.
        await _observer.EventuallyAsync(() => _server.ConnectionCount == 1, "only the observer is left");
        await _observer.EventuallyAsync(() => _server.Broker.Buffers.Outstanding == _buffers, "all buffers are returned");
        using Observer publisher = await Observer.OpenAsync(_server);
        await publisher.Connection.SendAsync("PUB news 4\r\ngood\r\n");
        await publisher.RoundTripAsync();
        Assert.Contains(await _observer.RoundTripAsync(), frame => frame.Line == "MSG news 1 4");
        _observer.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003")] // a TLS ClientHello
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("PUB a 3\r\ntoo long\r\n")]
    public async Task Garbage_is_answered_with_an_error_and_the_end(string bytes)
    {
        using RawConnection garbage = await RawConnection.OpenAsync(_server.ClientEndPoint!);
        await garbage.SendAsync(bytes);
        List<WireFrame> answers = await garbage.ReadUntilAsync("nothing more");
        Assert.Contains(answers, frame => frame.Line == "-ERR 'Unknown Protocol Operation'");
        Assert.True(garbage.Ended);
    }

    [Theory]
    [InlineData("SUB ", 'x')]
    [InlineData("PUB ", ' ')]
    [InlineData("PING", 'x')]
    [InlineData("CONNECT {\"name\":\"", 'x')]
    public async Task Line_without_end_is_cut_off(string head, char filler)
    {
        using RawConnection endless = await RawConnection.OpenAsync(_server.ClientEndPoint!);
        await endless.SendAsync(head);
        string filling = new(filler, 64 * 1024);
        Task reading = endless.ReadUntilAsync("nothing more");
        for (int i = 0; i < 1000 && !reading.IsCompleted; i++)
        {
            await endless.SendAsync(filling);
        }

        await reading;
        Assert.True(endless.Ended);
    }

    [Fact]
    public async Task Subscriber_that_never_reads_is_cut_and_the_others_get_everything()
    {
        const int Messages = 2000;
        using RawConnection deaf = await RawConnection.OpenAsync(_server.ClientEndPoint!);
        await deaf.SendAsync("SUB news 1\r\nPING\r\n");
        using Observer publisher = await Observer.OpenAsync(_server);
        await _observer.EventuallyAsync(() => _server.Broker.Accounts.Global.Interest.Count == 2, "both are subscribed");
        string message = $"PUB news 10000\r\n{new string('x', 10_000)}\r\n";
        Task publishing = Task.Run(async () =>
        {
            for (int i = 0; i < Messages; i++)
            {
                await publisher.Connection.SendAsync(message);
            }
        });

        int received = 0;
        while (received < Messages)
        {
            WireFrame? frame = await _observer.Connection.ReadAsync(TimeSpan.FromSeconds(30));
            received += frame!.IsMessage ? 1 : 0;
        }

        await publishing;
        await _observer.EventuallyAsync(() => _server.Broker.Connections.SlowConsumers == 1, "the deaf one is cut");
    }

    [Fact]
    public async Task Peer_that_floods_PING_and_never_reads_is_cut()
    {
        using RawConnection deaf = await RawConnection.OpenAsync(_server.ClientEndPoint!);
        string pings = string.Concat(Enumerable.Repeat("PING\r\n", 10_000));
        Task flooding = Task.Run(async () =>
        {
            for (int i = 0; i < 2000 && _server.Broker.Connections.SlowConsumers == 0; i++)
            {
                await deaf.SendAsync(pings);
            }
        });
        await flooding.WaitAsync(TimeSpan.FromSeconds(60));
        await _observer.EventuallyAsync(() => _server.Broker.Connections.SlowConsumers == 1, "the deaf one is cut");
    }

    [Fact]
    public async Task Announced_payload_that_never_comes_holds_nobody_up()
    {
        using (RawConnection stuck = await RawConnection.OpenAsync(_server.ClientEndPoint!))
        {
            await stuck.SendAsync("PUB news 1000000\r\nonly this");
            await _observer.RoundTripAsync();
        }
    }

    [Fact]
    public async Task Thousands_of_quick_connections_leave_nothing_behind()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 3000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(_server.ClientEndPoint!, CancellationToken.None);
            if (i % 3 == 0)
            {
                await socket.SendAsync("SUB quick 1\r\nPUB quick 5\r\nquick\r\n"u8.ToArray(), SocketFlags.None);
            }

            socket.LingerState = new LingerOption(i % 2 == 0, 0); // every other one with a reset
        });
        await _observer.EventuallyAsync(() => _server.Broker.ConnectionsAccepted >= 3001, "all were accepted");
        await _observer.EventuallyAsync(() => _server.Broker.Accounts.Global.Interest.Count == 1, "their subscriptions are gone");
    }
}
