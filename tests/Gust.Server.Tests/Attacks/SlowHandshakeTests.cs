using System.Net;
using Gust.Server.Tests.Listening;
using Gust.Testing;

namespace Gust.Server.Tests.Attacks;

/// <summary>Peers that begin a handshake and stop there: they cost no thread, hold nobody up, and end by the time limit.</summary>
public sealed class SlowHandshakeTests : IDisposable
{
    private const int Attackers = 200;
    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task Silence_instead_of_a_TLS_handshake_ends_in_time()
    {
        TestCertificate certificate = _authority.Issue("CN=server");
        await using GustServer server = await TestServers.StartAsync(options => options.Tls = new TlsOptions
        {
            CertificateFile = certificate.CertFile, KeyFile = certificate.KeyFile, Timeout = TimeSpan.FromSeconds(1),
        });
        await AttackAsync(server, server.ClientEndPoint!, "\u0016\u0003\u0001");
    }

    [Fact]
    public async Task Upgrade_request_that_never_ends_ends_in_time()
    {
        await using GustServer server = await WebSocketPortTests.StartAsync(options => options.WebSocket!.HandshakeTimeout = TimeSpan.FromSeconds(1));
        await AttackAsync(server, server.WebSocketEndPoint!, "GET / HTTP/1.1\r\nHost: x\r\n");
    }

    private static async Task AttackAsync(GustServer server, IPEndPoint target, string beginning)
    {
        int threads = ThreadPool.ThreadCount;
        List<RawConnection> attackers = [];
        try
        {
            for (int i = 0; i < Attackers; i++)
            {
                RawConnection attacker = await RawConnection.OpenAsync(target);
                attackers.Add(attacker);
                await attacker.SendAsync(beginning);
            }

            await using StreamClient good = new(server.ConnectInProcess());
            await good.SendAsync("CONNECT {\"verbose\":false}\r\nPING\r\n");
            Assert.NotNull(await good.ReadUntilAsync("PONG"));
            Assert.True(ThreadPool.ThreadCount - threads < Attackers / 4, $"{ThreadPool.ThreadCount - threads} more threads for {Attackers} connections");
            foreach (RawConnection attacker in attackers)
            {
                await attacker.ReadUntilAsync("nothing more");
                Assert.True(attacker.Ended);
            }
        }
        finally
        {
            attackers.ForEach(attacker => attacker.Dispose());
        }
    }
}
