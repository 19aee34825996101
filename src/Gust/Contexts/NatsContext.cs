using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gust.Cli.Contexts;

/// <summary>A named way to connect, in the file format of the NATS tools; keys we do not know are kept.</summary>
internal sealed class NatsContext
{
    [JsonPropertyName("description")]
    public string Description { get; set; } = "";

    [JsonPropertyName("url")]
    public string Url { get; set; } = "";

    [JsonPropertyName("socks_proxy")]
    public string SocksProxy { get; set; } = "";

    [JsonPropertyName("token")]
    public string Token { get; set; } = "";

    [JsonPropertyName("user")]
    public string User { get; set; } = "";

    [JsonPropertyName("password")]
    public string Password { get; set; } = "";

    [JsonPropertyName("creds")]
    public string Creds { get; set; } = "";

    [JsonPropertyName("nkey")]
    public string Nkey { get; set; } = "";

    [JsonPropertyName("cert")]
    public string Cert { get; set; } = "";

    [JsonPropertyName("key")]
    public string Key { get; set; } = "";

    [JsonPropertyName("ca")]
    public string Ca { get; set; } = "";

    [JsonPropertyName("nsc")]
    public string Nsc { get; set; } = "";

    [JsonPropertyName("jetstream_domain")]
    public string JetStreamDomain { get; set; } = "";

    [JsonPropertyName("jetstream_api_prefix")]
    public string JetStreamApiPrefix { get; set; } = "";

    [JsonPropertyName("jetstream_event_prefix")]
    public string JetStreamEventPrefix { get; set; } = "";

    [JsonPropertyName("inbox_prefix")]
    public string InboxPrefix { get; set; } = "";

    [JsonPropertyName("user_jwt")]
    public string UserJwt { get; set; } = "";

    [JsonPropertyName("color_scheme")]
    public string ColorScheme { get; set; } = "";

    [JsonPropertyName("tls_first")]
    public bool TlsFirst { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
