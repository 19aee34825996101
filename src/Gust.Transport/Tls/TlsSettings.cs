using System.Collections.Frozen;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Gust.Transport.Tls.Ocsp;

namespace Gust.Transport.Tls;

/// <summary>All that a TLS listener needs, loaded and checked (<see cref="TlsSettingsLoader"/>). Immutable.</summary>
internal sealed class TlsSettings
{
    /// <summary>At least one; the first serves clients that ask for no name or an unknown one.</summary>
    public required IReadOnlyList<SslStreamCertificateContext> Certificates { get; init; }

    /// <summary>When the first certificate ends.</summary>
    public DateTimeOffset End => Certificates[0].TargetCertificate.NotAfter.ToUniversalTime();

    /// <summary>Who may sign client certificates; empty when none is asked for.</summary>
    public X509Certificate2Collection ClientAuthorities { get; init; } = [];

    /// <summary>A client must show a certificate that one of <see cref="ClientAuthorities"/> signed.</summary>
    public bool VerifiesClients { get; init; }

    /// <summary>TLS 1.3 alone.</summary>
    public bool RequiresTls13 { get; init; }

    /// <summary>Empty: the runtime's choice, which is ECDHE with AES and TLS 1.3.</summary>
    public IReadOnlyList<TlsCipherSuite> CipherSuites { get; init; } = [];

    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>See <see cref="PinnedKey"/>; empty when nothing is pinned.</summary>
    public FrozenSet<string> PinnedKeys { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Handshakes per second; 0: no limit.</summary>
    public int ConnectionRateLimit { get; init; }

    /// <summary>How authorities are asked about clients; null: they are not. Only with <see cref="VerifiesClients"/>.</summary>
    public OcspPeerSettings? OcspPeer { get; init; }

    /// <summary>What an operator should know: certificates about to expire, wishes that the platform cannot grant.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The certificate for the name that a client asks for (SNI).</summary>
    public int IndexFor(string serverName)
    {
        for (int i = 0; i < Certificates.Count; i++)
        {
            if (serverName.Length > 0 && Certificates[i].TargetCertificate.MatchesHostname(serverName))
            {
                return i;
            }
        }

        return 0;
    }
}
