using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gust.Conformance.Identities;

namespace Gust.Conformance.Comparing;

/// <summary>Masks the values of a JSON document that time, chance or the host decides; order, names and types stay.</summary>
internal static class JsonMask
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Fields by name. A number that is zero, and an empty text, are no accident and stay.</summary>
    private static readonly HashSet<string> Varying =
    [
        "id", "timestamp", "time", "ts", "start", "stop", "rtt", "service", "system", "total", "jitter", "seq", "cid",
        "jti", "iat", "exp", "nbf", "user_nkey", "request_nonce", "nonce", "sig", "xkey", "expires", "ip", "port",
        "cpu", "mem", "uptime", "idle", "now", "last_activity", "update_time", "go", "git_commit",
    ];

    /// <summary>Durations from which the server subtracts what it has measured before.</summary>
    private static readonly HashSet<string> MayBeZero = ["service", "system", "cpu"];

    /// <summary>Counts that the server's own subscriptions, and the answers so far or still under way, have a part in.</summary>
    private static readonly HashSet<string> Figures =
    [
        "msgs", "bytes", "in_msgs", "out_msgs", "in_bytes", "out_bytes", "subscriptions", "num_subscriptions", "total_connections",
        "pending_bytes", "num_cache", "num_inserts", "num_removes", "num_matches", "cache_hit_rate", "max_fanout", "avg_fanout",
    ];

    /// <summary>Lists that the reference writes in an order of chance.</summary>
    private static readonly HashSet<string> Unordered = ["allow", "deny"];

    /// <summary>Switches of the reference's own code, which mean nothing to anybody else.</summary>
    private const string LeftOut = "feature_flags";

    public static string Apply(string text, bool masksFigures = false)
    {
        try
        {
            return Mask("", JsonNode.Parse(text), masksFigures)?.ToJsonString(Readable) ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    public static string ApplyToToken(string token)
    {
        try
        {
            return $"token {Mask("", TokenWriter.ReadClaims(token), masksFigures: false)?.ToJsonString(Readable)}";
        }
        catch (Exception error) when (error is JsonException or FormatException or IndexOutOfRangeException)
        {
            return token;
        }
    }

    private static JsonNode? Mask(string name, JsonNode? node, bool masksFigures) => node switch
    {
        // What was wrong with a request that cannot be read is said in the words of a JSON parser.
        JsonObject error when name == "error" && error["code"] is JsonValue code && code.ToJsonString() == "400" =>
            new JsonObject { ["code"] = 400, ["description"] = "<why>" },
        JsonObject fields => new JsonObject(
            fields.Where(field => field.Key != LeftOut).Select(field => KeyValuePair.Create(field.Key, Mask(field.Key, field.Value, masksFigures)))),
        JsonArray items when Unordered.Contains(name) => new JsonArray([.. items.Select(item => item?.DeepClone()).OrderBy(item => $"{item}", StringComparer.Ordinal)]),
        JsonArray items => new JsonArray([.. items.Select(item => Mask(name, item, masksFigures))]),
        JsonValue when masksFigures && Figures.Contains(name) => $"<{name}>",
        JsonValue value when Varying.Contains(name) => MaskValue(name, value),
        _ => node?.DeepClone(),
    };

    private static JsonNode MaskValue(string name, JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.Number when MayBeZero.Contains(name) || value.GetValue<double>() != 0 => $"<{name} number>",
        JsonValueKind.String when value.GetValue<string>().Length > 0 => $"<{name}>",
        _ => value.DeepClone(),
    };
}
