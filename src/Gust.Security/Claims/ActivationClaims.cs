using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>An exporting account's leave for another account to import.</summary>
internal sealed record ActivationClaims : JwtClaims
{
    [JsonPropertyName("nats")]
    [JsonPropertyOrder(1)]
    public ActivationBody Activation { get; set; } = new();

    [JsonIgnore]
    public override IClaimsBody Common => Activation;
}
