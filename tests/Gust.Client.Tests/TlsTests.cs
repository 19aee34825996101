using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Client.Tests;

public sealed class TlsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("gust-tls").FullName;

    public TlsTests()
    {
        WriteAuthority("ca");
        WriteAuthority("stranger");
        WriteSigned("server", "ca");
        WriteSigned("client", "ca");
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("nats", "")]
    [InlineData("tls", "")]
    [InlineData("tls", "handshake_first: true")]
    public async Task The_connection_is_encrypted_when_the_server_asks(string scheme, string extra)
    {
        await using ReferenceServer server = await StartAsync(extra);
        await using NatsClient client = await NatsClient.ConnectAsync(Options($"{scheme}://localhost:{server.Port}", handshakeFirst: extra.Length > 0));
        await client.FlushAsync();
        Assert.True(client.Server!.TlsRequired);
    }

    [Fact]
    public async Task A_client_certificate_is_shown()
    {
        await using ReferenceServer server = await StartAsync($"verify: true, ca_file: \"{File("ca.pem")}\"");
        await using NatsClient client = await NatsClient.ConnectAsync(Options($"localhost:{server.Port}", certificate: true));
        await client.FlushAsync();
        ConnectException e = await Assert.ThrowsAsync<ConnectException>(() => NatsClient.ConnectAsync(Options($"localhost:{server.Port}")));
        Assert.EndsWith("after the TLS handshake; it may ask for a client certificate", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_certificate_of_a_stranger_is_named_as_the_likely_cause()
    {
        await using ReferenceServer server = await StartAsync($"verify: true, ca_file: \"{File("stranger.pem")}\"");
        ConnectException e = await Assert.ThrowsAsync<ConnectException>(() =>
            NatsClient.ConnectAsync(Options($"localhost:{server.Port}", certificate: true)));
        Assert.EndsWith("after the TLS handshake; it may not accept the client certificate", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handshake_first_at_a_server_that_greets_first_is_told_so()
    {
        await using ReferenceServer server = await StartAsync("");
        ConnectException e = await Assert.ThrowsAsync<ConnectException>(() =>
            NatsClient.ConnectAsync(Options($"localhost:{server.Port}", handshakeFirst: true)));
        Assert.EndsWith("TLS failed: the server does not begin with TLS, it greets first", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_waits_for_tls_first_is_told_of_as_one()
    {
        await using ReferenceServer server = await StartAsync("handshake_first: true, timeout: 0.5");
        ConnectException e = await Assert.ThrowsAsync<ConnectException>(() => NatsClient.ConnectAsync(Options($"localhost:{server.Port}")));
        Assert.EndsWith("closed the connection without a greeting; it may expect TLS first", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_signed_by_a_stranger_is_refused()
    {
        await using ReferenceServer server = await StartAsync("");
        ConnectException e = await Assert.ThrowsAsync<ConnectException>(() =>
            NatsClient.ConnectAsync(Options($"localhost:{server.Port}", authority: "stranger.pem")));
        Assert.EndsWith("TLS failed: the server's certificate is signed by an authority that is not trusted", e.Message, StringComparison.Ordinal);
        Assert.True(Assert.IsType<UntrustedServerException>(e.InnerException).IsUnknownAuthority);
    }

    [Fact]
    public async Task A_server_with_the_certificate_of_another_is_refused()
    {
        await using ReferenceServer server = await StartAsync("");
        ConnectException e = await Assert.ThrowsAsync<ConnectException>(() =>
            NatsClient.ConnectAsync(Options($"localhost:{server.Port}", serverName: "other.example")));
        Assert.EndsWith("TLS failed: the server's certificate is not one of other.example", e.Message, StringComparison.Ordinal);
        Assert.False(Assert.IsType<UntrustedServerException>(e.InnerException).IsUnknownAuthority);
    }

    [Fact]
    public async Task A_server_without_tls_is_refused_when_tls_is_asked_for()
    {
        await using ReferenceServer server = await ReferenceServer.StartAsync();
        ConnectException e = await Assert.ThrowsAsync<ConnectException>(() =>
            NatsClient.ConnectAsync(new NatsClientOptions { Urls = [$"tls://127.0.0.1:{server.Port}"] }));
        Assert.Contains("does not offer it", e.Message, StringComparison.Ordinal);
    }

    private Task<ReferenceServer> StartAsync(string extra) =>
        ReferenceServer.StartAsync($"tls {{ cert_file: \"{File("server.pem")}\", key_file: \"{File("server.key")}\", {extra} }}");

    private NatsClientOptions Options(string url, bool handshakeFirst = false, bool certificate = false, string authority = "ca.pem", string? serverName = null) => new()
    {
        Urls = [url],
        Tls = new TlsSettings
        {
            AuthorityFile = File(authority),
            ServerName = serverName,
            HandshakeFirst = handshakeFirst,
            CertificateFile = certificate ? File("client.pem") : null,
            KeyFile = certificate ? File("client.key") : null,
        },
    };

    private string File(string name) => Path.Combine(_directory, name);

    private void WriteAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Write(name, certificate, key);
    }

    private void WriteSigned(string name, string authority)
    {
        using var issuer = X509Certificate2.CreateFromPemFile(File(authority + ".pem"), File(authority + ".key"));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.Create(issuer, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1), [1, 2, 3]);
        Write(name, certificate, key);
    }

    private void Write(string name, X509Certificate2 certificate, ECDsa key)
    {
        System.IO.File.WriteAllText(File(name + ".pem"), certificate.ExportCertificatePem());
        System.IO.File.WriteAllText(File(name + ".key"), key.ExportPkcs8PrivateKeyPem());
    }
}
