using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Gust.Testing;

namespace Gust.Web.Tests;

/// <summary>The monitoring port over TLS.</summary>
public sealed class HttpsTests
{
    [Fact]
    public async Task It_shows_the_certificate_of_the_clients_port_and_asks_for_none_and_a_reload_changes_it()
    {
        using TestAuthority authority = new();
        TestCertificate first = authority.Issue("CN=first");
        TestCertificate second = authority.Issue("CN=second");
        await using GustServer server = await GustServer.StartAsync(Options(authority, first));
        await using GustWeb web = (await GustWeb.StartAsync(server))!;

        string before = await ShownAsync(web);
        Assert.True(server.Reload(Options(authority, second)).IsAllowed);

        Assert.Equal(("CN=first", "CN=second"), (before, await ShownAsync(web)));
        Assert.StartsWith("https://127.0.0.1:", web.Url, StringComparison.Ordinal);
    }

    private static GustServerOptions Options(TestAuthority authority, TestCertificate certificate) => new()
    {
        Host = "127.0.0.1",
        Port = 0,
        Tls = new TlsOptions { CertificateFile = certificate.CertFile, KeyFile = certificate.KeyFile, CaFile = authority.CaFile, Verify = true },
        Monitoring = { HttpsPort = -1 },
    };

    private static async Task<string> ShownAsync(GustWeb web)
    {
        string subject = "";
        using SocketsHttpHandler handler = new()
        {
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => Note(shown, out subject) },
        };
        using HttpClient http = new(handler);
        using HttpResponseMessage response = await http.GetAsync(new Uri(web.Url + "/healthz"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return subject;
    }

    private static bool Note(X509Certificate? shown, out string subject)
    {
        subject = shown!.Subject;
        return true;
    }
}
