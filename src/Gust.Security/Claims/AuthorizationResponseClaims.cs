using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>The answer to <see cref="AuthorizationRequestClaims"/>: a user's JWT, or the reason why not.</summary>
internal sealed record AuthorizationResponseClaims : JwtClaims
{
    [JsonPropertyName("nats")]
    [JsonPropertyOrder(1)]
    public AuthorizationResponseBody Response { get; set; } = new();

    [JsonIgnore]
    public override IClaimsBody Common => Response;
}
