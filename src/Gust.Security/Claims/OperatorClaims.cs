using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>Who runs the servers, by which keys it signs accounts, and where they are found.</summary>
internal sealed record OperatorClaims : JwtClaims
{
    [JsonPropertyName("nats")]
    [JsonPropertyOrder(1)]
    public OperatorBody Operator { get; set; } = new();

    [JsonIgnore]
    public override IClaimsBody Common => Operator;
}
