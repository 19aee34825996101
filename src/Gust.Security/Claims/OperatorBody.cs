namespace Gust.Security.Claims;

internal sealed record OperatorBody : ClaimsBody
{
    public IReadOnlyList<string> SigningKeys { get; set; } = [];

    /// <summary>Where accounts are looked up when the configuration names no resolver.</summary>
    public string AccountServerUrl { get; set; } = "";

    public IReadOnlyList<string> OperatorServiceUrls { get; set; } = [];

    public string SystemAccount { get; set; } = "";

    /// <summary>The oldest version of a server that may start, <c>x.y.z</c>.</summary>
    public string AssertServerVersion { get; set; } = "";

    /// <summary>The operator's own key signs nothing but this token: accounts need a signing key's signature.</summary>
    public bool StrictSigningKeyUsage { get; set; }
}
