using System.Security.Cryptography.X509Certificates;
using Gust.Foundation;
using Gust.Testing;
using Gust.Testing.Ocsp;
using Gust.Transport.Tls;
using Gust.Transport.Tls.Ocsp;

namespace Gust.Transport.Tests.Tls;

/// <summary>Asking authorities as the last step of a handshake.</summary>
public sealed class OcspHandshakeTests : IDisposable
{
    private readonly TestAuthority _authority = new("Own CA");
    private readonly TestResponder _responder;
    private readonly OcspPeerCheck _check = new(new RecordingOcspObserver(), new OcspCache(0), TimeProvider.System);

    public OcspHandshakeTests() => _responder = new TestResponder(_authority);

    public void Dispose()
    {
        _check.Dispose();
        _responder.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public async Task Nothing_is_said_in_TLS_before_the_authority_has_answered()
    {
        TaskCompletionSource gate = new();
        _responder.Gate = gate.Task;
        using TlsPair pair = await OpenAsync(_responder.Extension);
        Task<string> greeting = pair.ReadGreetingAsync(pair.Encrypted);
        while (_responder.Asked.Count == 0)
        {
            await Task.Yield();
        }

        Assert.False(greeting.IsCompleted);
        Assert.Equal(0, pair.Handler.Closes);
        gate.SetResult();
        Assert.Equal(TlsPair.Greeting, await greeting);
    }

    [Fact]
    public async Task Address_of_the_responder_that_cannot_be_read_refuses()
    {
        using TlsPair pair = await OpenAsync(new X509Extension("1.3.6.1.5.5.7.1.1", [0x30, 0x03, 0x02, 0x01, 0x01], false));
        Assert.Equal(LinkEnd.HandshakeFailed, await pair.Handler.ClosedAsync());
        Assert.Null(pair.Handler.Fault);
    }

    [Fact]
    public void Authorities_cannot_be_asked_where_clients_show_no_certificate()
    {
        TestCertificate certificate = _authority.Issue("CN=server");
        TlsSource source = new() { KeyPairs = [new TlsKeyPairFiles(certificate.CertFile, certificate.KeyFile)], OcspPeer = new OcspPeerSettings() };
        TlsSettingsException refusal = Assert.Throws<TlsSettingsException>(() => TlsSettingsLoader.Load(source, TimeProvider.System));
        Assert.Equal(["ocsp_peer needs verify: true, as without it clients show no certificate"], refusal.Problems);
    }

    [Fact]
    public void Listener_that_is_to_ask_and_cannot_does_not_come_about() =>
        Assert.Throws<ArgumentNullException>(() => new TlsServer(Settings(), TimeProvider.System));

    private async Task<TlsPair> OpenAsync(X509Extension extension)
    {
        TestCertificate client = _authority.Issue("CN=client", usage: TestAuthority.ClientUsage, extensions: extension);
        TlsPair pair = await TlsPair.OpenAsync(new TlsServer(Settings(), TimeProvider.System, _check), TlsMode.First);
        await pair.AuthenticateAsync(client.Certificate);
        return pair;
    }

    private TlsSettings Settings()
    {
        TestCertificate certificate = _authority.Issue("CN=server");
        return TlsSettingsLoader.Load(
            new TlsSource
            {
                KeyPairs = [new TlsKeyPairFiles(certificate.CertFile, certificate.KeyFile)],
                CaFile = _authority.CaFile,
                Verify = true,
                Timeout = TimeSpan.FromSeconds(20),
                OcspPeer = new OcspPeerSettings { Timeout = TimeSpan.FromSeconds(20) },
            },
            TimeProvider.System);
    }
}
