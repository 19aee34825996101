using System.Net.Sockets;
using Gust.Testing;
using Gust.Transport.Tls;
using Gust.Transport.WebSockets;

namespace Gust.Transport.Tests.WebSockets;

/// <summary>From the accepted socket to the point where a session can begin, or not.</summary>
public sealed class WebSocketOpeningTests
{
    [Fact]
    public async Task Client_without_TLS_is_refused_where_it_is_needed()
    {
        using TestAuthority authority = new();
        TestCertificate certificate = authority.Issue("CN=server");
        TlsServer tls = new(
            TlsSettingsLoader.Load(new TlsSource { KeyPairs = [new(certificate.CertFile, certificate.KeyFile)] }, TimeProvider.System),
            TimeProvider.System);
        using WebSocketListener listener = new(tls: tls);
        using Socket client = await listener.ConnectAsync(new UpgradeText().ToString());
        Assert.StartsWith("TLS handshake error: ", (await listener.OpenedAsync()).Failure);
        await ReadToEndOrResetAsync(client);
    }

    [Fact]
    public async Task Refused_request_is_answered_and_the_connection_closed()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.ConnectAsync(new UpgradeText { Method = "POST" }.ToString());
        string answer = await WebSocketListener.ReadToEndAsync(client);
        Assert.StartsWith("HTTP/1.1 405 Method Not Allowed\r\n", answer);
        Assert.EndsWith("\r\n\r\nMethod Not Allowed\n", answer);
        Assert.Equal("request method must be GET", (await listener.OpenedAsync()).Failure);
        Assert.Equal(0, listener.Pool.Outstanding);
    }

    [Fact]
    public async Task Request_that_grows_without_end_is_refused()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.ConnectAsync("GET / HTTP/1.1\r\n" + string.Concat(Enumerable.Repeat("X-Filler: " + new string('a', 1000) + "\r\n", 20)));
        await ReadToEndOrResetAsync(client);
        Assert.Contains("larger than 16384 bytes", (await listener.OpenedAsync()).Failure);
    }

    [Fact]
    public async Task Request_that_comes_byte_by_byte_is_given_up_in_time()
    {
        using WebSocketListener listener = new(new WebSocketSettings { HandshakeTimeout = TimeSpan.FromMilliseconds(20) });
        using Socket client = await listener.ConnectAsync("GET / HT");
        Assert.Equal("", await ReadToEndOrResetAsync(client));
        Assert.Equal("timeout", (await listener.OpenedAsync()).Failure);
        Assert.Equal(0, listener.Pool.Outstanding);
    }

    [Fact]
    public async Task Data_before_the_answer_is_refused()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.ConnectAsync(new UpgradeText() + "early");
        Assert.Equal("", await ReadToEndOrResetAsync(client));
        Assert.Equal("client sent data before handshake is complete", (await listener.OpenedAsync()).Failure);
    }

    [Fact]
    public async Task Client_that_leaves_before_its_request_is_complete_is_noticed()
    {
        using WebSocketListener listener = new();
        Socket client = await listener.ConnectAsync("GET / ");
        client.Shutdown(SocketShutdown.Both);
        client.Dispose();
        Assert.Equal("connection closed", (await listener.OpenedAsync()).Failure);
    }

    [Fact]
    public async Task Client_behind_a_proxy_has_its_own_address()
    {
        using WebSocketListener listener = new();
        using Socket client = await listener.UpgradeAsync("X-Forwarded-For: 192.0.2.7\r\n");
        Assert.Equal("192.0.2.7", (await listener.LinkAsync()).RemoteHost);
        Assert.Equal("127.0.0.1", (await listener.OpenedAsync()).RemoteHost);
    }

    [Fact]
    public async Task Replaced_settings_hold_for_new_connections()
    {
        using WebSocketListener listener = new();
        listener.Opening.Settings = new WebSocketSettings { SameOrigin = true };
        using Socket client = await listener.ConnectAsync(new UpgradeText { More = "Origin: http://evil.example\r\n" }.ToString());
        Assert.StartsWith("HTTP/1.1 403 Forbidden\r\n", await WebSocketListener.ReadToEndAsync(client));
    }

    private static async Task<string> ReadToEndOrResetAsync(Socket client)
    {
        try
        {
            return await WebSocketListener.ReadToEndAsync(client);
        }
        catch (IOException)
        {
            return ""; // reset: the server had unread bytes of ours
        }
    }
}
