namespace Gust.Security.Claims;

internal sealed record AuthorizationResponseBody : ClaimsBody
{
    /// <summary>The user's token, unless there is an <see cref="Error"/>.</summary>
    public string Jwt { get; set; } = "";

    public string Error { get; set; } = "";

    /// <summary>The account, where one of its signing keys is the issuer.</summary>
    public string IssuerAccount { get; set; } = "";
}
