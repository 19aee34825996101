namespace Gust.Security.Claims;

internal sealed record ActivationBody : ClaimsBody
{
    /// <summary>What may be imported; the token's <see cref="JwtClaims.Subject"/> is the importing account.</summary>
    public string Subject { get; set; } = "";

    /// <summary><see cref="ExportClaim.Stream"/> or <see cref="ExportClaim.Service"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The exporting account, where one of its signing keys is the issuer.</summary>
    public string IssuerAccount { get; set; } = "";
}
