using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Authentication;
using Gust.Configuration.Reload;
using Gust.Testing;
using Gust.Testing.Kernel;
using Gust.Testing.Ocsp;

namespace Gust.Server.Tests.Listening;

/// <summary>Clients whose certificate the authority calls revoked (<c>ocsp_peer</c>), on each listener.</summary>
public sealed class OcspPeerTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly TestResponder _responder;
    private readonly RecordingLogger _log = new();
    private readonly TestCertificate _server;
    private readonly TestCertificate _client;

    public OcspPeerTests()
    {
        _responder = new TestResponder(_authority);
        _server = _authority.Issue("CN=server");
        _client = Issue("CN=app");
    }

    public void Dispose()
    {
        _responder.Dispose();
        _authority.Dispose();
        _log.Dispose();
    }

    [Theory]
    [InlineData(SslProtocols.Tls12, false)]
    [InlineData(SslProtocols.Tls13, false)]
    [InlineData(SslProtocols.Tls12, true)]
    [InlineData(SslProtocols.Tls13, true)]
    public async Task Revoked_client_does_not_come_in_and_the_log_says_why(SslProtocols protocol, bool handshakeFirst)
    {
        _responder.Word = new OcspWord { Status = OcspStatus.Revoked };
        await using GustServer server = await StartAsync(options => options.Tls!.HandshakeFirst = handshakeFirst);
        Assert.Null(await SignInAsync(server, _client, protocol, handshakeFirst));
        Assert.StartsWith(
            "OCSP verify fail for [CN=app] with CA status [revoked]: revoked at ", (await _log.FirstAsync("OcspCertificateInvalid")).Text, StringComparison.Ordinal);
        Assert.Contains(" - TLS handshake error: client not OCSP valid: CN=app: revoked at ", (await _log.FirstAsync("TlsHandshakeFailed")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Good_client_comes_in(SslProtocols protocol)
    {
        await using GustServer server = await StartAsync();
        Assert.Equal("PONG", await SignInAsync(server, _client, protocol));
        Assert.Single(_responder.Asked);
    }

    [Fact]
    public async Task Revoked_client_by_WebSocket_does_not_come_in()
    {
        await using GustServer server = await StartAsync(options => options.WebSocket = new WebSocketOptions { Host = "127.0.0.1", Port = -1, Tls = Tls() });
        await using (WebSocketPeer good = await OpenWebSocketAsync(server))
        {
            Assert.Equal("PONG", await good.SignInAsync());
        }

        TestCertificate revoked = Issue("CN=revoked");
        _responder.Say(revoked.Certificate, new OcspWord { Status = OcspStatus.Revoked });
        await Assert.ThrowsAsync<WebSocketException>(() => OpenWebSocketAsync(server, revoked));
        Assert.Contains("client not OCSP valid: CN=revoked", (await _log.FirstAsync("WebSocketRefused")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warn_only_lets_in_and_warns()
    {
        _responder.Word = new OcspWord { Status = OcspStatus.Revoked };
        await using GustServer server = await StartAsync(options => options.Tls!.OcspPeer!.WarnOnly = true);
        Assert.Equal("PONG", await SignInAsync(server, _client));
        Assert.StartsWith(
            "OCSP verify fail for [CN=app] but warn_only is set so allowing client [CN=app]: revoked at ",
            (await _log.FirstAsync("OcspFailureTolerated")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Responder_that_fails_is_told_in_words_of_its_own()
    {
        _responder.HttpStatus = 503;
        await using GustServer server = await StartAsync();
        Assert.Null(await SignInAsync(server, _client));
        Assert.Contains(" failed: " + _responder.Url, (await _log.FirstAsync("OcspResponderUnreachable")).Text, StringComparison.Ordinal);
        _responder.HttpStatus = 200;
        _responder.Word = new OcspWord { IsTampered = true };
        Assert.Null(await SignInAsync(server, _client));
        Assert.StartsWith("OCSP response for [CN=app] does not count: its signature", (await _log.FirstAsync("OcspResponseInvalid")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_switches_it_on_and_off()
    {
        _responder.Word = new OcspWord { Status = OcspStatus.Revoked };
        GustServerOptions without = Options(options => options.Tls!.OcspPeer = null);
        await using GustServer server = await GustServer.StartAsync(without, _log);
        Assert.Equal("PONG", await SignInAsync(server, _client));
        ReloadPlan on = server.Reload(Options());
        Assert.True(on.IsAllowed, string.Join('\n', on.Refusals));
        Assert.Null(await SignInAsync(server, _client));
        Assert.True(server.Reload(without).IsAllowed);
        Assert.Equal("PONG", await SignInAsync(server, _client));
    }

    [Fact]
    public async Task Flood_of_clients_before_a_slow_responder_holds_up_nobody_else_nor_the_end()
    {
        TestCertificate plain = _authority.Issue("CN=plain", usage: TestAuthority.ClientUsage);
        GustServer server = await StartAsync();
        Assert.Equal("PONG", await SignInAsync(server, _client));
        TaskCompletionSource gate = new();
        _responder.Gate = gate.Task;
        Task<string?>[] flood = [.. Enumerable.Range(0, 60).Select(i => SignInAsync(server, Issue($"CN=client-{i}")))];
        Assert.Equal("PONG", await SignInAsync(server, _client));
        Assert.Equal("PONG", await SignInAsync(server, plain));
        Assert.DoesNotContain(flood, one => one.IsCompleted);
        await server.StopAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.All(await Task.WhenAll(flood), Assert.Null);
        gate.SetResult();
    }

    private static async Task<string?> SignInAsync(GustServer server, TestCertificate certificate, SslProtocols protocol = SslProtocols.None, bool handshakeFirst = false)
    {
        using RawConnection client = await RawConnection.OpenAsync(server.ClientEndPoint!);
        try
        {
            if (!handshakeFirst)
            {
                await client.ReadUntilAsync("INFO");
            }

            await client.UpgradeAsync(stream => EncryptAsync(stream, certificate, protocol));
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            return null;
        }

        await client.SendAsync("CONNECT {\"verbose\":false}\r\nPING\r\n");
        return (await client.ReadUntilAsync("PONG", TimeSpan.FromSeconds(60))).Find(frame => frame.Line == "PONG")?.Line;
    }

    private static async Task<Stream> EncryptAsync(Stream stream, TestCertificate certificate, SslProtocols protocol)
    {
        SslStream tls = new(stream, false, (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            EnabledSslProtocols = protocol,
            ClientCertificates = [certificate.Certificate],
            LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate.Certificate,
        });
        return tls;
    }

    private Task<WebSocketPeer> OpenWebSocketAsync(GustServer server, TestCertificate? certificate = null) => WebSocketPeer.OpenAsync(server, options =>
    {
        options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        options.ClientCertificates.Add((certificate ?? _client).Certificate);
    });

    private TestCertificate Issue(string subject) => _authority.Issue(subject, usage: TestAuthority.ClientUsage, extensions: _responder.Extension);

    private Task<GustServer> StartAsync(Action<GustServerOptions>? configure = null) => GustServer.StartAsync(Options(configure), _log);

    private GustServerOptions Options(Action<GustServerOptions>? configure = null) => TestServers.Options(options =>
    {
        options.Tls = Tls();
        configure?.Invoke(options);
    });

    private TlsOptions Tls() => new()
    {
        CertificateFile = _server.CertFile,
        KeyFile = _server.KeyFile,
        CaFile = _authority.CaFile,
        Verify = true,
        Timeout = TimeSpan.FromSeconds(30),
        OcspPeer = new OcspPeerOptions { Verify = true, CaTimeout = TimeSpan.FromSeconds(60) },
    };
}
