using Gust.Security.Keys;
using Gust.Testing;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>How clients came, in the documents: by a TLS handshake before all else, by a trusted proxy.</summary>
public sealed class ProxiedDocumentsTests : IAsyncLifetime
{
    private readonly TestAuthority _authority = new();
    private ServerPair _pair = null!;

    private static NKeyPair Proxy => OperatorTokens.User("proxy");

    public async ValueTask InitializeAsync()
    {
        TestCertificate server = _authority.Issue("CN=server");
        TestCertificate client = _authority.Issue("CN=client", usage: TestAuthority.ClientUsage);
        string configuration = $$"""
            no_sys_acc: true
            tls { cert_file: "{{server.CertFile}}", key_file: "{{server.KeyFile}}", timeout: 5, handshake_first: "200ms" }
            proxies { trusted: [ {key: {{Proxy.PublicKey}}}, {key: {{OperatorTokens.User("other proxy").PublicKey}}} ] }
            authorization { users: [ {user: any, password: pw}, {user: behind, password: pw, proxy_required: true} ] }
            """;
        _pair = await ServerPair.StartAsync(configuration, one => PlayAsync(one, client));
    }

    public async ValueTask DisposeAsync()
    {
        await _pair.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task It_is_told_how_clients_came() => await _pair.CompareAsync("/connz", "/connz?auth=1", "/connz?state=closed", "/connz?state=closed&auth=1", "/varz");

    private static async Task PlayAsync(MonitoredProcess server, TestCertificate certificate)
    {
        const string any = "\"user\":\"any\",\"pass\":\"pw\"";
        const string behind = "\"user\":\"behind\",\"pass\":\"pw\"";
        server.Keep(await Client.ConnectSecurelyAsync(server, $"{any},\"name\":\"greeted\"", certificate.Certificate));
        server.Keep(await Client.ConnectSecurelyAsync(server, $"{any},\"name\":\"first\"", certificate.Certificate, isFirst: true));
        server.Keep(await Client.ConnectSecurelyAsync(server, $"{behind},\"name\":\"proxied\"", certificate.Certificate, isFirst: true, Proxy));
        (await Client.ConnectSecurelyAsync(server, $"{any},\"name\":\"left\"", certificate.Certificate, isFirst: true, Proxy)).Dispose();
        await server.UntilAsync("/connz?state=closed", connz => connz.GetProperty("total").GetInt32() == 1);
    }
}
