using System.Net.Security;
using System.Runtime.Versioning;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Transport.Tls;

/// <summary>Settings in the runtime's terms.</summary>
internal static class TlsOptions
{
    private static readonly Oid s_clientAuthentication = new("1.3.6.1.5.5.7.3.2");

    public static SslServerAuthenticationOptions For(TlsSettings settings, SslStreamCertificateContext certificate)
    {
        SslServerAuthenticationOptions options = new()
        {
            ServerCertificateContext = certificate,
            EnabledSslProtocols = settings.RequiresTls13 ? SslProtocols.Tls13 : SslProtocols.Tls12 | SslProtocols.Tls13,
            AllowRenegotiation = false,
            AllowTlsResume = !settings.VerifiesClients, // a ticket brings the client's certificate back without its issuers
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        };
        if (settings.CipherSuites.Count > 0 && (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()))
        {
            // The runtime then makes a context for each connection, and sessions are not resumed.
            options.CipherSuitesPolicy = Suites(settings);
        }

        if (settings.VerifiesClients)
        {
            options.ClientCertificateRequired = true;
            options.CertificateChainPolicy = ChainPolicy(settings.ClientAuthorities);
            ClientCertificateCheck check = new(settings.ClientAuthorities);
            options.RemoteCertificateValidationCallback = check.Accepts;
        }

        return options;
    }

    [SupportedOSPlatform("linux")]
    [SupportedOSPlatform("macos")]
    private static CipherSuitesPolicy Suites(TlsSettings settings) => new(settings.CipherSuites);

    /// <summary>Own authorities alone, and no network: neither revocation lists nor missing certificates are fetched in a handshake.</summary>
    private static X509ChainPolicy ChainPolicy(X509Certificate2Collection authorities)
    {
        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority, // ClientCertificateCheck decides on the authority
        };
        policy.ApplicationPolicy.Add(s_clientAuthentication);
        policy.CustomTrustStore.AddRange(authorities);
        policy.ExtraStore.AddRange(authorities);
        return policy;
    }
}
