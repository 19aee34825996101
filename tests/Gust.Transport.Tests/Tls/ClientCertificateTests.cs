using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Gust.Foundation;
using Gust.Testing;
using Gust.Transport.Tls;

namespace Gust.Transport.Tests.Tls;

/// <summary>Only certificates that lead to an authority of the CA file open a connection (<c>verify: true</c>).</summary>
public sealed class ClientCertificateTests : IDisposable
{
    private readonly TestAuthority _authority = new("Own CA");
    private readonly TestAuthority _stranger = new("Stranger CA");

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Own_certificate_opens_and_is_known(SslProtocols protocol)
    {
        TestCertificate client = _authority.Issue("CN=client", usage: TestAuthority.ClientUsage);
        using TlsPair pair = await OpenAsync(Server(), client.Certificate, protocol);
        await pair.ReadGreetingAsync(pair.Encrypted);
        Assert.Equal("CN=client", pair.Link.Tls!.Chain[0].Subject);
        Assert.Equal("CN=Own CA", pair.Link.Tls.Chain[^1].Subject);
    }

    [Fact]
    public async Task No_certificate_is_refused() =>
        Assert.Equal("client did not provide a certificate", await RefusalAsync(Server(), null));

    [Fact]
    public async Task Certificate_of_another_authority_is_refused() => Assert.Equal(
        "client certificate 'CN=client' is signed by unknown authority 'CN=Stranger CA'",
        await RefusalAsync(Server(), _stranger.Issue("CN=client", usage: TestAuthority.ClientUsage).Certificate));

    [Fact]
    public async Task Certificate_of_an_authority_with_the_same_name_is_refused()
    {
        using TestAuthority impostor = new("Own CA");
        Assert.StartsWith("client certificate 'CN=client' is", await RefusalAsync(Server(), impostor.Issue("CN=client", usage: TestAuthority.ClientUsage).Certificate));
    }

    [Fact]
    public async Task Expired_certificate_is_refused() => Assert.Contains(
        "NotTimeValid",
        await RefusalAsync(Server(), _authority.Issue("CN=old", usage: TestAuthority.ClientUsage, notAfter: TimeProvider.System.GetUtcNow().AddHours(-1)).Certificate));

    [Fact]
    public async Task Server_certificate_is_refused_as_a_clients() => Assert.Contains(
        "NotValidForUsage",
        await RefusalAsync(Server(), _authority.Issue("CN=other-server").Certificate));

    [Fact]
    public async Task Self_signed_certificate_is_refused() =>
        Assert.Contains("unknown authority", await RefusalAsync(Server(), _stranger.Certificate));

    [Fact]
    public async Task Intermediate_that_the_client_sends_leads_to_the_authority()
    {
        TestAuthority intermediate = _authority.Intermediate("Middle");
        TestCertificate client = intermediate.Issue("CN=client", usage: TestAuthority.ClientUsage);
        SslStreamCertificateContext withIssuer = SslStreamCertificateContext.Create(client.Certificate, [intermediate.Certificate], offline: true);
        using TlsPair pair = await TlsPair.OpenAsync(Server(), TlsMode.First);
        await pair.AuthenticateAsync(adapt: options => options.ClientCertificateContext = withIssuer);
        await pair.ReadGreetingAsync(pair.Encrypted);
        Assert.Equal(["CN=client", "CN=Middle", "CN=Own CA"], pair.Link.Tls!.Chain.Select(certificate => certificate.Subject));
    }

    [Fact]
    public async Task Authority_of_the_file_needs_no_root_above_it()
    {
        TestAuthority intermediate = _authority.Intermediate("Middle");
        TestCertificate client = intermediate.Issue("CN=client", usage: TestAuthority.ClientUsage);
        using TlsPair pair = await OpenAsync(Server(intermediate.CaFile), client.Certificate);
        await pair.ReadGreetingAsync(pair.Encrypted);
        Assert.Equal("CN=client", pair.Link.Tls!.Chain[0].Subject);
    }

    [Fact]
    public async Task Sibling_of_an_authority_without_a_root_is_refused()
    {
        TestAuthority trusted = _authority.Intermediate("Trusted");
        TestCertificate client = _authority.Intermediate("Other").Issue("CN=client", usage: TestAuthority.ClientUsage);
        Assert.Contains("unknown authority", await RefusalAsync(Server(trusted.CaFile), client.Certificate));
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Client_that_comes_back_is_known_again(SslProtocols protocol)
    {
        TlsServer server = Server();
        TestAuthority intermediate = _authority.Intermediate("Middle");
        TestCertificate client = intermediate.Issue("CN=client", usage: TestAuthority.ClientUsage);
        SslStreamCertificateContext withIssuer = SslStreamCertificateContext.Create(client.Certificate, [intermediate.Certificate], offline: true);
        for (int i = 0; i < 3; i++)
        {
            using TlsPair pair = await TlsPair.OpenAsync(server, TlsMode.First);
            await pair.AuthenticateAsync(adapt: options =>
            {
                options.ClientCertificateContext = withIssuer;
                options.EnabledSslProtocols = protocol;
            });
            await pair.ReadGreetingAsync(pair.Encrypted);
            Assert.Equal("CN=client", pair.Link.Tls!.Chain[0].Subject);
            Assert.Equal(3, pair.Link.Tls.Chain.Count);
        }
    }

    [Fact]
    public async Task Pinned_key_opens_and_another_does_not()
    {
        TestCertificate client = _authority.Issue("CN=client", usage: TestAuthority.ClientUsage);
        TestCertificate other = _authority.Issue("CN=other", usage: TestAuthority.ClientUsage);
        TlsServer server = Server(pinned: PinnedKey.Of(client.Certificate).ToUpperInvariant());
        using TlsPair pair = await OpenAsync(server, client.Certificate);
        await pair.ReadGreetingAsync(pair.Encrypted);
        Assert.Contains("is not pinned", await RefusalAsync(server, other.Certificate));
    }

    private static async Task<TlsPair> OpenAsync(TlsServer server, X509Certificate2? client, SslProtocols protocol = SslProtocols.None)
    {
        TlsPair pair = await TlsPair.OpenAsync(server, TlsMode.First);
        await pair.AuthenticateAsync(client, adapt: options => options.EnabledSslProtocols = protocol);
        return pair;
    }

    /// <summary>Why the server refused; a client of TLS 1.3 may think for a moment that it was accepted.</summary>
    private static async Task<string> RefusalAsync(TlsServer server, X509Certificate2? client)
    {
        using TlsPair pair = await TlsPair.OpenAsync(server, TlsMode.First);
        try
        {
            await pair.AuthenticateAsync(client);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            // So it knows already.
        }

        Assert.Equal(LinkEnd.HandshakeFailed, await pair.Handler.ClosedAsync());
        return pair.Link.OpenFailure!;
    }

    private TlsServer Server(string? caFile = null, string? pinned = null)
    {
        TestCertificate certificate = _authority.Issue("CN=server");
        TlsSource source = new()
        {
            KeyPairs = [new TlsKeyPairFiles(certificate.CertFile, certificate.KeyFile)],
            CaFile = caFile ?? _authority.CaFile,
            Verify = true,
            PinnedCerts = pinned is null ? [] : [pinned],
        };
        return new TlsServer(TlsSettingsLoader.Load(source, TimeProvider.System), TimeProvider.System);
    }
}
