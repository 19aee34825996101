using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Server.Operators;

/// <summary>Asks an HTTP server for accounts: its address, with the account's key behind it.</summary>
internal sealed class UrlSource : IAccountSource, IDisposable
{
    /// <summary>Longest answer that is read, in bytes: more than any token may have.</summary>
    private const int AnswerMax = 2 * 1024 * 1024;

    private const int RedirectsMax = 10;

    private readonly HttpClient _http;
    private readonly string _base;

    public UrlSource(string url, TlsOptions? tls, TimeSpan timeout)
    {
        _base = url.EndsWith('/') ? url : url + "/";
        SocketsHttpHandler handler = new() { MaxAutomaticRedirections = RedirectsMax };
        if (tls is not null)
        {
            handler.SslOptions = Ssl(tls);
        }

        _http = new HttpClient(handler) { Timeout = timeout, MaxResponseContentBufferSize = AnswerMax };
    }

    /// <summary>Asks for the address itself, as nats-server does when it starts: why that failed, or null.</summary>
    public string? Probe()
    {
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, _base);
            using HttpResponseMessage answer = _http.Send(request);
            return answer.StatusCode == HttpStatusCode.OK ? null : $"could not fetch {_base}: it answers {(int)answer.StatusCode}, not 200";
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return $"could not fetch {_base}: {e.Message}";
        }
    }

    public async ValueTask<string?> FetchAsync(string account)
    {
        try
        {
            using HttpResponseMessage answer = await _http.GetAsync(new Uri(_base + account)).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? (await answer.Content.ReadAsStringAsync().ConfigureAwait(false)).Trim() : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or InvalidOperationException) // the last: an unknown charset
        {
            return null; // unknown for now: the next login asks again
        }
    }

    public void Dispose() => _http.Dispose();

    private static SslClientAuthenticationOptions Ssl(TlsOptions tls)
    {
        SslClientAuthenticationOptions options = new();
        if (tls.Insecure)
        {
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        }
        else if (tls.CaFile is { } authorities)
        {
            X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(authorities);
            options.CertificateChainPolicy = policy;
        }

        if (tls.CertificateFile is { } certificate)
        {
            options.ClientCertificates = [X509Certificate2.CreateFromPemFile(certificate, tls.KeyFile)];
        }

        return options;
    }
}
