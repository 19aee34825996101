using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using Gust.Configuration.Reload;
using Gust.Testing;

namespace Gust.Server.Tests.Listening;

public sealed class WebSocketPortTests
{
    [Fact]
    public async Task Client_by_WebSocket_and_client_by_TCP_hear_each_other()
    {
        await using GustServer server = await StartAsync();
        using Observer tcp = await Observer.OpenAsync(server);
        await tcp.Connection.SendAsync("SUB a 1\r\n");
        await tcp.RoundTripAsync();
        await using WebSocketPeer web = await WebSocketPeer.OpenAsync(server);
        Assert.Equal("PONG", await web.SignInAsync());
        await web.Client.SendAsync("PUB a 2\r\nhi\r\nSUB b 1\r\nPING\r\n");
        await web.Client.ReadUntilAsync("PONG");
        Assert.Equal("MSG a 1 2", (await tcp.Connection.ReadUntilAsync("MSG"))[^1].Line);
        await tcp.Connection.SendAsync("PUB b 2\r\nho\r\n");
        Assert.Equal("MSG b 1 2", (await web.Client.ReadUntilAsync("MSG"))!.Line);
    }

    [Fact]
    public async Task Cookies_count_where_CONNECT_is_silent()
    {
        await using GustServer server = await StartAsync(options =>
        {
            options.WebSocket!.UserCookie = "u";
            options.WebSocket.PasswordCookie = "p";
            options.Authorization.Users = [new UserOptions { User = "a", Password = "pw" }, new UserOptions { User = "b", Password = "pb" }];
        });
        await using WebSocketPeer silent = await WebSocketPeer.OpenAsync(server, options => options.SetRequestHeader("Cookie", "u=a; p=pw"));
        Assert.Equal("PONG", await silent.SignInAsync());
        await using WebSocketPeer other = await WebSocketPeer.OpenAsync(server, options => options.SetRequestHeader("Cookie", "u=a; p=pw"));
        Assert.Equal("-ERR 'Authorization Violation'", await other.SignInAsync(",\"user\":\"b\",\"pass\":\"pw\""));
        Assert.Equal(["a"], server.Broker.Sessions.Where(session => session.MayOperate).Select(session => session.Grant.Admission.User));
    }

    [Fact]
    public async Task Own_token_is_asked_for_by_this_listener_alone()
    {
        await using GustServer server = await StartAsync(options => options.WebSocket!.Authorization = new ListenerAuthorizationOptions { Token = "web" });
        using Observer anybody = await Observer.OpenAsync(server);
        await using WebSocketPeer stranger = await WebSocketPeer.OpenAsync(server);
        Assert.Equal("-ERR 'Authorization Violation'", await stranger.SignInAsync());
        await using WebSocketPeer friend = await WebSocketPeer.OpenAsync(server);
        Assert.Equal("PONG", await friend.SignInAsync(",\"auth_token\":\"web\""));
    }

    [Fact]
    public async Task Stop_says_goodbye()
    {
        GustServer server = await StartAsync();
        using ClientWebSocket client = new();
        await client.ConnectAsync(new Uri(server.WebSocketUrl), TestContext.Current.CancellationToken);
        byte[] buffer = new byte[4096];
        await client.ReceiveAsync(buffer, TestContext.Current.CancellationToken); // INFO
        Task stopping = server.StopAsync(TestContext.Current.CancellationToken);
        WebSocketReceiveResult last = await client.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        Assert.Equal((WebSocketCloseStatus.EndpointUnavailable, "Server Shutdown"), (last.CloseStatus, last.CloseStatusDescription));
        await stopping;
    }

    [Fact]
    public async Task Stop_gives_up_whoever_has_no_session_yet()
    {
        GustServer server = await StartAsync(options => options.WebSocket!.HandshakeTimeout = TimeSpan.FromMinutes(5));
        using RawConnection silent = await RawConnection.OpenAsync(server.WebSocketEndPoint!);
        await silent.SendAsync("GET / HTTP/1.1\r\n");
        await server.StopAsync(TestContext.Current.CancellationToken);
        await silent.ReadUntilAsync("nothing");
        Assert.True(silent.Ended);
    }

    [Fact]
    public async Task Lame_duck_takes_no_more_of_them()
    {
        await using GustServer server = await StartAsync();
        using Observer present = await Observer.OpenAsync(server);
        _ = server.EnterLameDuckModeAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => WebSocketPeer.OpenAsync(server));
    }

    [Fact]
    public async Task Ports_file_names_the_listener()
    {
        using TemporaryDirectory directory = new();
        await using GustServer server = await StartAsync(options => options.PortsFileDirectory = directory.Path);
        string ports = File.ReadAllText(Assert.Single(Directory.GetFiles(directory.Path)));
        Assert.Contains($"\"websocket\":[\"ws://127.0.0.1:{server.WebSocketEndPoint!.Port}\"]", ports, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_that_is_taken_fails_the_start_and_frees_the_other_port()
    {
        await using GustServer first = await StartAsync();
        int port = FreePort();
        await Assert.ThrowsAsync<SocketException>(() => StartAsync(options =>
        {
            options.Port = port;
            options.WebSocket!.Port = first.WebSocketEndPoint!.Port;
        }));
        await using GustServer second = await StartAsync(options => options.Port = port);
        Assert.Equal(port, second.ClientEndPoint!.Port);
    }

    [Fact]
    public async Task Renewed_certificate_is_shown_after_a_reload()
    {
        using TestAuthority authority = new();
        await using GustServer server = await StartAsync(options => UseTls(options, authority.Issue("CN=old")));
        Assert.Equal("CN=old", await ShownAsync(server));
        GustServerOptions wanted = TestServers.Options(options =>
        {
            options.WebSocket = new WebSocketOptions { Host = "127.0.0.1", Port = -1 };
            UseTls(options, authority.Issue("CN=new"));
        });
        ReloadPlan plan = server.Reload(wanted);
        Assert.True(plan.IsAllowed, plan.RefusalText);
        Assert.Equal("CN=new", await ShownAsync(server));
    }

    internal static Task<GustServer> StartAsync(Action<GustServerOptions>? configure = null) => TestServers.StartAsync(options =>
    {
        options.WebSocket = new WebSocketOptions { Host = "127.0.0.1", Port = -1, NoTls = true };
        configure?.Invoke(options);
    });

    private static void UseTls(GustServerOptions options, TestCertificate certificate)
    {
        options.WebSocket!.NoTls = false;
        options.WebSocket.Tls = new TlsOptions { CertificateFile = certificate.CertFile, KeyFile = certificate.KeyFile };
    }

    private static async Task<string> ShownAsync(GustServer server)
    {
        string shown = "";
        await using WebSocketPeer peer = await WebSocketPeer.OpenAsync(server, options => options.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
        {
            shown = ((X509Certificate2)certificate!).Subject;
            return true;
        });
        Assert.Equal("PONG", await peer.SignInAsync());
        return shown;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
