using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Client;

/// <summary>Wraps a stream in TLS as the settings say.</summary>
internal static class TlsUpgrade
{
    public static async Task<SslStream> StartAsync(Stream inner, TlsSettings settings, string serverName, CancellationToken cancel)
    {
        var check = new ServerCertificateCheck(serverName);
        var options = new SslClientAuthenticationOptions { TargetHost = serverName, RemoteCertificateValidationCallback = check.Accepts };
        if (settings.CertificateFile is not null)
        {
            options.ClientCertificates = [LoadCertificate(settings)];
        }

        if (settings.AuthorityFile is not null)
        {
            options.CertificateChainPolicy = TrustOnly(settings.AuthorityFile);
        }

        var stream = new SslStream(inner, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsClientAsync(options, cancel).ConfigureAwait(false);
            return stream;
        }
        catch (Exception e)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            if (check.Explain(e) is var explained && explained != e)
            {
                throw explained;
            }

            throw;
        }
    }

    private static X509Certificate2 LoadCertificate(TlsSettings settings)
    {
        try
        {
            using var fromPem = X509Certificate2.CreateFromPemFile(settings.CertificateFile!, settings.KeyFile);
            // Windows' TLS refuses keys that live in memory only; the detour through PKCS#12 works everywhere.
            return X509CertificateLoader.LoadPkcs12(fromPem.Export(X509ContentType.Pkcs12), password: null);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new NatsException($"cannot read the client certificate {settings.CertificateFile} with its key {settings.KeyFile ?? "(none given)"}: {e.Message}", e);
        }
    }

    private static X509ChainPolicy TrustOnly(string authorityFile)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(authorityFile);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new NatsException($"cannot read the authorities in {authorityFile}: {e.Message}", e);
        }

        return policy.CustomTrustStore.Count > 0 ? policy : throw new NatsException($"{authorityFile} holds no PEM certificate");
    }
}
