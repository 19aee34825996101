using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

internal sealed record AuthorizationRequestBody : ClaimsBody
{
    [JsonPropertyName("server_id")]
    public ServerClaim Server { get; set; } = new();

    /// <summary>A key made for this request, which the answer's user has to have.</summary>
    public string UserNkey { get; set; } = "";

    [JsonPropertyName("client_info")]
    public ClientClaim Client { get; set; } = new();

    [JsonPropertyName("connect_opts")]
    public ConnectClaim Connect { get; set; } = new();

    [JsonPropertyName("client_tls")]
    public ClientTlsClaim? ClientTls { get; set; }

    public string RequestNonce { get; set; } = "";
}
