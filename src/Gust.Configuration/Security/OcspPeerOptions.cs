namespace Gust;

/// <summary>Checks whether certificates of peers were revoked (<c>ocsp_peer</c>).</summary>
public sealed class OcspPeerOptions
{
    public bool Verify { get; set; }

    /// <summary>How long to wait for the authority.</summary>
    public TimeSpan CaTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>By how much the authority's clock may differ.</summary>
    public TimeSpan AllowedClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Warn of a revoked certificate and accept it.</summary>
    public bool WarnOnly { get; set; }

    /// <summary>Accept a certificate that the authority does not know.</summary>
    public bool UnknownIsGood { get; set; }

    public bool AllowWhenCaUnreachable { get; set; }

    /// <summary>How long an answer without a date of its own is valid.</summary>
    public TimeSpan CacheTtlWhenNextUpdateUnset { get; set; } = TimeSpan.FromHours(1);
}
