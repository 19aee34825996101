using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>Who may connect, to which account, and what it may do there.</summary>
internal sealed record UserClaims : JwtClaims
{
    [JsonPropertyName("nats")]
    [JsonPropertyOrder(1)]
    public UserBody User { get; set; } = new();

    [JsonIgnore]
    public override IClaimsBody Common => User;
}
