using System.Text.Json;
using Gust.Security.Claims;

namespace Gust.Security.Tokens;

/// <summary>What has to be known of a payload before its signature can be checked.</summary>
internal readonly record struct JwtOutline(string Issuer, string Type, bool IsLegacy)
{
    /// <summary>A name that stands twice would let two readers see different claims.</summary>
    public static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static JwtOutline Read(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json, Strict);
        JsonElement root = document.RootElement;
        string issuer = Text(root, "iss");
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("nats", out JsonElement nats) || nats.ValueKind != JsonValueKind.Object)
        {
            throw new JwtException("the JWT has no nats claims");
        }

        int version = 0;
        if (nats.TryGetProperty("version", out JsonElement element) && (element.ValueKind != JsonValueKind.Number || !element.TryGetInt32(out version)))
        {
            throw new JwtException("the version of the JWT's claims is no number");
        }

        return version switch
        {
            0 or 1 => new JwtOutline(issuer, Text(root, "type"), IsLegacy: true),
            IClaimsBody.CurrentVersion => new JwtOutline(issuer, Text(nats, "type"), IsLegacy: false),
            _ => throw new JwtException($"the JWT's claims have version {version}, which this server does not know"),
        };
    }

    public static string Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement element) && element.ValueKind == JsonValueKind.String
            ? element.GetString()!
            : "";
}
