using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>What the client showed in CONNECT.</summary>
internal sealed record ConnectClaim
{
    public string Jwt { get; set; } = "";

    public string Nkey { get; set; } = "";

    [JsonPropertyName("sig")]
    public string Signature { get; set; } = "";

    public string AuthToken { get; set; } = "";

    public string User { get; set; } = "";

    [JsonPropertyName("pass")]
    public string Password { get; set; } = "";

    public string Name { get; set; } = "";

    [JsonPropertyName("lang")]
    public string Language { get; set; } = "";

    public string Version { get; set; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Protocol { get; set; }

    /// <summary>Secrets stand here, which no log line may show.</summary>
    public override string ToString() => nameof(ConnectClaim);
}
