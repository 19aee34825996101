using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>A tenant: its limits, what it exports and imports, and by which keys it signs users.</summary>
internal sealed record AccountClaims : JwtClaims
{
    [JsonPropertyName("nats")]
    [JsonPropertyOrder(1)]
    public AccountBody Account { get; set; } = new();

    [JsonIgnore]
    public override IClaimsBody Common => Account;
}
