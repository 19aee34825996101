using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>A token of no kind known here, for instance the request to delete accounts.</summary>
internal sealed record GenericClaims : JwtClaims
{
    [JsonPropertyName("nats")]
    [JsonPropertyOrder(1)]
    public GenericBody Content { get; set; } = new();

    [JsonIgnore]
    public override IClaimsBody Common => Content;
}
