using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Gust.Testing;
using Gust.Testing.Kernel;

namespace Gust.Server.Tests.Listening;

public sealed class TlsPortTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly RecordingLogger _log = new();

    public void Dispose()
    {
        _authority.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Who_comes_too_fast_is_told_so_in_clear()
    {
        await using GustServer server = await StartAsync(tls => tls.ConnectionRateLimit = 1);
        string last = "";
        for (int i = 0; i < 20 && !last.StartsWith("-ERR", StringComparison.Ordinal); i++)
        {
            // Of two within a second one is too many; when the second is over between them, the next pair will do.
            using RawConnection one = await RawConnection.OpenAsync(server.ClientEndPoint!);
            using RawConnection other = await RawConnection.OpenAsync(server.ClientEndPoint!);
            await one.ReadUntilAsync("INFO");
            await other.ReadUntilAsync("INFO");
            await other.SendAsync("not a handshake\r\n");
            last = (await other.ReadUntilAsync("-ERR")).LastOrDefault()?.Line ?? "";
        }

        Assert.Equal("-ERR 'Connection throttling is active. Please try again later.'", last);
        Assert.Contains(" - Connection throttling is active", (await _log.FirstAsync("ConnectionThrottled")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_too_fast_for_a_handshake_at_once_stands_in_the_log()
    {
        await using GustServer server = await StartAsync(tls => (tls.ConnectionRateLimit, tls.HandshakeFirst) = (1, true));
        for (int i = 0; i < 20 && _log.Of("HandshakeThrottled").Count == 0; i++)
        {
            using RawConnection one = await RawConnection.OpenAsync(server.ClientEndPoint!);
            using RawConnection other = await RawConnection.OpenAsync(server.ClientEndPoint!);
            await other.SendAsync("not a handshake\r\n");
            Assert.Null(await other.ReadAsync());
        }

        RecordedEvent throttled = _log.Of("HandshakeThrottled")[0];
        Assert.Equal("127.0.0.1", throttled.Fields["Ip"]);
    }

    [Fact]
    public async Task Certificate_of_another_authority_does_not_come_in()
    {
        using TestAuthority stranger = new("Test CA"); // of the same name
        await using GustServer server = await StartAsync(tls =>
        {
            tls.CaFile = _authority.CaFile;
            tls.Verify = true;
        });
        await Assert.ThrowsAnyAsync<IOException>(() => SignInAsync(server, stranger.Issue("CN=app", usage: TestAuthority.ClientUsage)));
        Assert.Equal("PONG", await SignInAsync(server, _authority.Issue("CN=app", usage: TestAuthority.ClientUsage)));
    }

    private Task<GustServer> StartAsync(Action<TlsOptions> configure) => TestServers.StartAsync(options =>
    {
        TestCertificate certificate = _authority.Issue("CN=server");
        options.Tls = new TlsOptions { CertificateFile = certificate.CertFile, KeyFile = certificate.KeyFile, Timeout = TimeSpan.FromSeconds(20) };
        configure(options.Tls);
    }, _log);

    private static async Task<string> SignInAsync(GustServer server, TestCertificate certificate)
    {
        using RawConnection client = await RawConnection.OpenAsync(server.ClientEndPoint!);
        await client.ReadUntilAsync("INFO");
        await client.UpgradeAsync(async stream =>
        {
            SslStream tls = new(stream, false, (_, _, _, _) => true);
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                ClientCertificates = [certificate.Certificate],
                LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate.Certificate,
            });
            return tls;
        });
        await client.SendAsync("CONNECT {\"verbose\":false}\r\nPING\r\n");
        List<WireFrame> answers = await client.ReadUntilAsync("PONG");
        return answers.Count > 0 ? answers[^1].Line : throw new IOException("closed without an answer"); // TLS 1.3: the client hears of it late
    }
}
