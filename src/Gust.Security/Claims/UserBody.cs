namespace Gust.Security.Claims;

internal sealed record UserBody : UserTermsClaim, IClaimsBody
{
    public string Type { get; set; } = "";

    public int Version { get; set; } = IClaimsBody.CurrentVersion;

    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>The account, where one of its signing keys is the issuer.</summary>
    public string IssuerAccount { get; set; } = "";
}
