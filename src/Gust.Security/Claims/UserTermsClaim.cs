using System.Text.Json.Serialization;
using Gust.Security.Tokens;

namespace Gust.Security.Claims;

/// <summary>What a user may do, from where and when: in its own token, or in the template of the scoped key that signed it.</summary>
internal record UserTermsClaim : PermissionsClaim
{
    /// <summary>Networks (CIDR) that it may come from; none for all.</summary>
    [JsonPropertyName("src")]
    [JsonConverter(typeof(NetworksConverter))]
    public IReadOnlyList<string> Sources { get; set; } = [];

    public IReadOnlyList<TimeRangeClaim> Times { get; set; } = [];

    /// <summary>The IANA zone of <see cref="Times"/>.</summary>
    public string TimesLocation { get; set; } = "";

    [JsonPropertyName("subs")]
    public long Subscriptions { get; set; }

    /// <summary>Bytes in all; carried along, not enforced.</summary>
    public long Data { get; set; }

    /// <summary>Bytes of one message.</summary>
    public long Payload { get; set; }

    /// <summary>The token alone is enough: its bearer need not prove to have the key.</summary>
    public bool BearerToken { get; set; }

    public bool ProxyRequired { get; set; }

    public IReadOnlyList<string> AllowedConnectionTypes { get; set; } = [];

    /// <summary>Nothing is said here, as a token must be that a scoped key signed.</summary>
    [JsonIgnore]
    public bool IsEmpty => HasNoPermissions && Sources.Count == 0 && Times.Count == 0 && TimesLocation.Length == 0
        && AllowedConnectionTypes.Count == 0
        && this is { Subscriptions: 0, Data: 0, Payload: 0, BearerToken: false, ProxyRequired: false };
}
