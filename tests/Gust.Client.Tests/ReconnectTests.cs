using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gust.Client.Tests;

public sealed class ReconnectTests
{
    [Fact]
    public async Task Subscriptions_and_what_was_published_meanwhile_survive_a_restart()
    {
        ReferenceServer server = await ReferenceServer.StartAsync();
        var events = new ConnectionRecorder();
        await using NatsClient client = await NatsClient.ConnectAsync(Options(server.Url, events));
        Subscription subscription = client.Subscribe("survivor");
        Subscription limited = client.Subscribe("limited", messagesMax: 3);
        await client.PublishAsync("limited", default);
        await client.FlushAsync();

        await server.DisposeAsync();
        Assert.Equal("disconnected", await events.NextAsync());
        await client.PublishAsync("survivor", "written offline"u8.ToArray());
        await using ReferenceServer again = await ReferenceServer.StartAsync(port: server.Port);
        Assert.Equal("reconnected", await events.NextAsync());

        Assert.Equal("written offline", Encoding.UTF8.GetString((await subscription.Messages.ReadAsync()).Payload.Span));
        for (int i = 0; i < 5; i++)
        {
            await client.PublishAsync("limited", default);
        }

        Assert.Equal(3, await limited.ReadAllAsync().CountAsync());
    }

    [Fact]
    public async Task The_next_server_of_the_list_takes_over()
    {
        ReferenceServer first = await ReferenceServer.StartAsync();
        await using ReferenceServer second = await ReferenceServer.StartAsync();
        var events = new ConnectionRecorder();
        await using NatsClient client = await NatsClient.ConnectAsync(Options($"{first.Url},{second.Url}", events));
        await first.DisposeAsync();
        Assert.Equal("disconnected", await events.NextAsync());
        Assert.Equal("reconnected", await events.NextAsync());
        Assert.Equal(second.Url, client.ConnectedTo?.Display);
    }

    [Fact]
    public async Task A_client_that_may_not_reconnect_ends_and_says_why()
    {
        ReferenceServer server = await ReferenceServer.StartAsync();
        await using NatsClient client = await NatsClient.ConnectAsync(new NatsClientOptions { Urls = [server.Url], ReconnectAttemptsMax = 0 });
        Subscription subscription = client.Subscribe("x");
        await server.DisposeAsync();
        await client.Ended;
        Assert.NotNull(client.Failure);
        Assert.Equal(0, await subscription.ReadAllAsync().CountAsync());
        await Assert.ThrowsAsync<ConnectionLostException>(() => client.FlushAsync());
    }

    [Fact]
    public async Task A_silent_peer_counts_as_lost_after_unanswered_pings()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<TcpClient> accepting = listener.AcceptTcpClientAsync();
        var events = new ConnectionRecorder();
        Task<NatsClient> connecting = NatsClient.ConnectAsync(new NatsClientOptions
        {
            Urls = [listener.LocalEndpoint.ToString()!],
            PingInterval = TimeSpan.FromMilliseconds(20),
            PingsUnansweredMax = 1,
            Observer = events,
        });
        using TcpClient peer = await accepting;
        await peer.GetStream().WriteAsync("INFO {\"headers\":true,\"max_payload\":1024}\r\nPONG\r\n"u8.ToArray());
        await using NatsClient client = await connecting;
        Assert.Equal("disconnected", await events.NextAsync());
    }

    [Fact]
    public async Task A_flush_during_the_loss_fails_instead_of_waiting_for_ever()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<TcpClient> accepting = listener.AcceptTcpClientAsync();
        Task<NatsClient> connecting = NatsClient.ConnectAsync(new NatsClientOptions { Urls = [listener.LocalEndpoint.ToString()!], ReconnectAttemptsMax = 0 });
        TcpClient peer = await accepting;
        await peer.GetStream().WriteAsync("INFO {\"headers\":true,\"max_payload\":1024}\r\nPONG\r\n"u8.ToArray());
        await using NatsClient client = await connecting;
        Task flush = client.FlushAsync();
        peer.Dispose();
        await Assert.ThrowsAsync<ConnectionLostException>(() => flush);
    }

    [Fact]
    public async Task Refused_credentials_after_a_restart_end_the_client()
    {
        ReferenceServer open = await ReferenceServer.StartAsync();
        await using NatsClient client = await NatsClient.ConnectAsync(Options(open.Url, new ConnectionRecorder()));
        await open.DisposeAsync();
        await using ReferenceServer closed = await ReferenceServer.StartAsync("authorization { token: t0k }", open.Port);
        await client.Ended;
        Assert.IsType<ServerErrorException>(Assert.IsType<ConnectException>(client.Failure).InnerException);
    }

    private static NatsClientOptions Options(string urls, ConnectionRecorder events) => new()
    {
        Urls = [urls],
        Observer = events,
        ReconnectWaitMin = TimeSpan.FromMilliseconds(5),
        ReconnectWaitMax = TimeSpan.FromMilliseconds(20),
    };
}
