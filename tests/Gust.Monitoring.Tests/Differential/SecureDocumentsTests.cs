using Gust.Testing;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>The documents of a server with TLS, client certificates and a token.</summary>
public sealed class SecureDocumentsTests : IAsyncLifetime
{
    private readonly TestAuthority _authority = new();
    private ServerPair _pair = null!;

    public async ValueTask InitializeAsync()
    {
        TestCertificate server = _authority.Issue("CN=server");
        TestCertificate client = _authority.Issue("O=Lab, UID=u1, C=DE, OU=\"a, b\", DC=acme, OU=c, CN=client", usage: TestAuthority.ClientUsage);
        string configuration = $$"""
            no_sys_acc: true
            authorization { token: secret }
            client_advertise: "1.2.3.4:99"
            tls { cert_file: "{{server.CertFile}}", key_file: "{{server.KeyFile}}", ca_file: "{{_authority.CaFile}}", verify: true, timeout: 5 }
            """;
        _pair = await ServerPair.StartAsync(configuration, one => PlayAsync(one, client));
    }

    public async ValueTask DisposeAsync()
    {
        await _pair.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task Certificates_are_told_and_tokens_are_not()
    {
        await _pair.CompareAsync(
            "/connz", "/connz?auth=1", "/connz?user=secret&auth=1", "/connz?user=[REDACTED]&auth=1", "/connz?state=closed&auth=1", "/varz");
        HttpAnswer reference = await _pair.Reference.GetAsync("/connz?auth=1");
        HttpAnswer gust = await _pair.Gust.GetAsync("/connz?auth=1");
        Assert.Equal(Certificates(reference), Certificates(gust)); // not only masked: these are the hashes that people pin
        Assert.NotEmpty(Certificates(gust));
    }

    private static List<string> Certificates(HttpAnswer answer) =>
        [.. answer.Body.Split('\n').Where(line => line.Contains("_sha256\"", StringComparison.Ordinal)).Select(line => line.Trim())];

    private static async Task PlayAsync(MonitoredProcess server, TestCertificate certificate)
    {
        server.Keep(await Client.ConnectSecurelyAsync(server, """ "auth_token":"secret","name":"secure" """, certificate.Certificate));
        Client stranger = await Client.ConnectSecurelyAsync(server, """ "auth_token":"wrong","name":"stranger" """, certificate.Certificate);
        stranger.Dispose();
        await server.UntilAsync("/connz?state=closed", connz => connz.GetProperty("total").GetInt32() == 1);
    }
}
