using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gust.Conformance.Comparing;

/// <summary>INFO with the values masked that differ between two servers; order, types and forms of the fields stay.</summary>
internal static partial class InfoText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole of INFO, masked; or only which kind of INFO it is.</summary>
    public static string Of(string line, int port, bool shown) => shown ? Mask(line, port) : Kind(line);

    public static string Mask(string line, int port)
    {
        var json = line["INFO ".Length..];
        try
        {
            // What stands around the object (a space before the line's end) is part of the comparison.
            var end = json.LastIndexOf('}') + 1;
            return $"INFO {Mask(JsonNode.Parse(json[..end])!.AsObject(), port).ToJsonString(Readable)}{json[end..]}|";
        }
        catch (JsonException)
        {
            return line;
        }
    }

    public static JsonObject Mask(JsonObject info, int port)
    {
        var serverId = info["server_id"]?.ToString();
        var masked = new JsonObject();
        foreach (var (name, value) in info)
        {
            masked[name] = MaskValue(name, value, serverId, port);
        }

        return WantedDifferences.Current.WithoutWantedInfoFields(masked);
    }

    private static string Kind(string line) =>
        line.Contains("\"ldm\":true", StringComparison.Ordinal) ? "INFO (lame duck)"
        : line.Contains("\"connect_info\":true", StringComparison.Ordinal) ? "INFO (after connect)"
        : "INFO";

    private static JsonNode? MaskValue(string name, JsonNode? value, string? serverId, int port) => name switch
    {
        "server_id" when ServerKey().IsMatch($"{value}") => "<server id>",
        "server_name" when $"{value}" == serverId => "<server id>",
        "xkey" when CurveKey().IsMatch($"{value}") => "<curve key>",
        "nonce" when Nonce().IsMatch($"{value}") => "<nonce>",
        "client_id" when value?.GetValueKind() == JsonValueKind.Number => "<client id>",
        "port" when $"{value}" == $"{port}" => "<port>",
        "go" when value?.GetValueKind() == JsonValueKind.String => "<runtime>",
        "git_commit" when value?.GetValueKind() == JsonValueKind.String => "<commit>",
        "connect_urls" => JsonNode.Parse(value!.ToJsonString().Replace($":{port}\"", ":<port>\"", StringComparison.Ordinal)),
        _ => value?.DeepClone(),
    };

    [GeneratedRegex("^N[A-Z2-7]{55}$")]
    private static partial Regex ServerKey();

    [GeneratedRegex("^X[A-Z2-7]{55}$")]
    private static partial Regex CurveKey();

    [GeneratedRegex("^[A-Za-z0-9_-]{15}$")]
    private static partial Regex Nonce();
}
