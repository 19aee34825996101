using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>Leave to answer requests: how many messages to one reply subject, and for how long.</summary>
internal sealed record ResponseClaim
{
    [JsonPropertyName("max")]
    public long Maximum { get; set; }

    [JsonPropertyName("ttl")]
    public long TtlNanoseconds { get; set; }
}
