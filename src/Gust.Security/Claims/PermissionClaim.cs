using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>Subjects of one direction; <c>subject queue</c> where it is subscribing.</summary>
internal sealed record PermissionClaim
{
    public IReadOnlyList<string> Allow { get; set; } = [];

    public IReadOnlyList<string> Deny { get; set; } = [];

    [JsonIgnore]
    public bool IsEmpty => Allow.Count == 0 && Deny.Count == 0;
}
