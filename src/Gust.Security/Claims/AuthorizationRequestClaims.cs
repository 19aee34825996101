using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>A server's question to an auth callout service: may this client in?</summary>
internal sealed record AuthorizationRequestClaims : JwtClaims
{
    [JsonPropertyName("nats")]
    [JsonPropertyOrder(1)]
    public AuthorizationRequestBody Request { get; set; } = new();

    [JsonIgnore]
    public override IClaimsBody Common => Request;
}
