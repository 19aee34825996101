using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>What a user may publish and subscribe to.</summary>
internal record PermissionsClaim
{
    [JsonPropertyName("pub")]
    public PermissionClaim Publish { get; set; } = new();

    [JsonPropertyName("sub")]
    public PermissionClaim Subscribe { get; set; } = new();

    [JsonPropertyName("resp")]
    public ResponseClaim? Responses { get; set; }

    [JsonIgnore]
    public bool HasNoPermissions => Publish.IsEmpty && Subscribe.IsEmpty && Responses is null;
}
