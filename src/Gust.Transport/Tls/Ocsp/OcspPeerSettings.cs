namespace Gust.Transport.Tls.Ocsp;

/// <summary>How a listener asks authorities about the certificates of its peers (<c>ocsp_peer</c>).</summary>
internal sealed record OcspPeerSettings
{
    /// <summary>How long each responder may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>By how much the authority's clock may differ.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Nobody is refused; the log tells who would be.</summary>
    public bool WarnOnly { get; init; }

    /// <summary>A certificate that the authority does not know is taken for good.</summary>
    public bool UnknownIsGood { get; init; }

    /// <summary>Who cannot be asked about is let in, unless the last that was heard is a revocation.</summary>
    public bool AllowWhenUnreachable { get; init; }

    /// <summary>How long an answer without an end of its own counts.</summary>
    public TimeSpan LifeWithoutEnd { get; init; } = TimeSpan.FromHours(1);
}
