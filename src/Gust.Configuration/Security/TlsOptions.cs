using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>TLS of one listener, or of connections to others (<c>tls</c>).</summary>
public sealed class TlsOptions
{
    /// <summary>PEM file of the server's certificate and those between it and its authority.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>PEM file of the certificate's private key.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Several certificates, chosen by the name a client asks for; excludes <see cref="CertificateFile"/>.</summary>
    public List<TlsCertificateOptions> Certificates { get; set; } = [];

    /// <summary>PEM file of the authorities that peers are verified with; the system's when null.</summary>
    public string? CaFile { get; set; }

    /// <summary>Clients must show a certificate.</summary>
    public bool Verify { get; set; }

    /// <summary>Clients must show a certificate, and it says which user they are.</summary>
    public bool VerifyAndMap { get; set; }

    /// <summary>Of clusters and gateways: the certificate must name a configured peer.</summary>
    public bool VerifyAndCheckKnownUrls { get; set; }

    /// <summary>Of connections to others: the peer's certificate is not verified.</summary>
    public bool Insecure { get; set; }

    /// <summary>Time for the handshake.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Names of cipher suites such as <c>TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256</c>; empty: the default.</summary>
    public List<string> CipherSuites { get; set; } = [];

    /// <summary>Names of curves such as <c>X25519</c>, in order of preference; empty: the default.</summary>
    public List<string> CurvePreferences { get; set; } = [];

    /// <summary>Lets <see cref="CipherSuites"/> name suites that are known to be weak.</summary>
    public bool AllowInsecureCipherSuites { get; set; }

    public TlsVersion MinVersion { get; set; } = TlsVersion.Tls12;

    /// <summary>The handshake comes before the server's INFO.</summary>
    public bool HandshakeFirst { get; set; }

    /// <summary>With <see cref="HandshakeFirst"/>: how long a client may wait silently until it gets INFO first; null: it never does.</summary>
    public TimeSpan? HandshakeFirstFallback { get; set; }

    /// <summary>Handshakes begun per second; 0: no limit.</summary>
    public long ConnectionRateLimit { get; set; }

    /// <summary>SHA-256 of the public keys (SPKI, DER) peers may have, in hexadecimal, lower case; empty: any.</summary>
    public List<string> PinnedCertificates { get; set; } = [];

    /// <summary>Asks the authority whether a peer's certificate was revoked; null: does not.</summary>
    public OcspPeerOptions? OcspPeer { get; set; }

    /// <summary>Of the files named here when they were read: a renewed certificate is a change.</summary>
    internal string? ContentHash { get; set; }

    internal ConfigPosition? Position { get; set; }
}
