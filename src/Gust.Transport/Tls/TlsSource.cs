using Gust.Transport.Tls.Ocsp;

namespace Gust.Transport.Tls;

/// <summary>A <c>tls</c> block as it was written: paths and names, nothing loaded.</summary>
internal sealed record TlsSource
{
    /// <summary>Certificate and key, both PEM; the first serves unknown names.</summary>
    public IReadOnlyList<TlsKeyPairFiles> KeyPairs { get; init; } = [];

    public string? CaFile { get; init; }

    /// <summary><c>verify</c>, or what implies it.</summary>
    public bool Verify { get; init; }

    /// <summary><c>1.2</c> or <c>1.3</c>; null: 1.2.</summary>
    public string? MinVersion { get; init; }

    /// <summary>Go's names; empty: the default list.</summary>
    public IReadOnlyList<string> CipherSuites { get; init; } = [];

    public bool AllowInsecureCipherSuites { get; init; }

    /// <summary>Go's names. Known, but not to be set by .NET: see docs/adr/0005-tls.md.</summary>
    public IReadOnlyList<string> CurvePreferences { get; init; } = [];

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>SHA-256 of public keys in hex.</summary>
    public IReadOnlyList<string> PinnedCerts { get; init; } = [];

    public int ConnectionRateLimit { get; init; }

    public OcspStaple OcspStaple { get; init; }

    /// <summary><c>ocsp_peer</c>; null: off.</summary>
    public OcspPeerSettings? OcspPeer { get; init; }
}
