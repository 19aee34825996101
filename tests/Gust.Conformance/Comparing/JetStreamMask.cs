using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gust.Conformance.Comparing;

/// <summary>
/// Masks what time and chance decide in the answers, advisories and messages of streams. Order, names and types of fields stay,
/// and so do the zero time and everything that a script itself has said.
/// </summary>
internal static partial class JetStreamMask
{
    private const string NoTime = "0001-01-01T00:00:00Z";

    /// <summary>Gust tells in the metadata of a stream when acknowledged messages are on stable storage; the reference does not.</summary>
    private const string OwnMetadata = "_gust.sync";

    /// <summary>Behind it the reference names types of its own code.</summary>
    private const string InvalidJson = "invalid JSON: ";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<string> Times =
        ["created", "ts", "first_ts", "last_ts", "time", "timestamp", "last_active", "pinned_ts", "start", "end"];

    /// <summary>When an origin was heard of for the first time is a matter of milliseconds: whether it was is not compared.</summary>
    private const string OriginActivity = "active";

    /// <summary>Durations and the numbers of connections; a negative one says "never", zero "none".</summary>
    private static readonly HashSet<string> Numbers = ["pause_remaining", OriginActivity, "rtt", "ack_time", "id"];

    /// <summary>Counts of API requests, among them those that the tests themselves need.</summary>
    private static readonly HashSet<string> ApiCounts = ["total", "errors", "inflight"];

    public static string Apply(string text)
    {
        if (!text.StartsWith('{'))
        {
            return text;
        }

        try
        {
            // What has no type is a publish acknowledgement: without anything to mask, and compared to the blank.
            var document = JsonNode.Parse(text);
            return document?["type"] is null ? text : Mask("", "", document)!.ToJsonString(Readable);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    public static string ApplyToSubjects(string text)
    {
        var masked = AckReply().Replace(text, "$1<time>$2");
        masked = FlowControlReply().Replace(masked, "$1<id>");
        return SnapshotReply().Replace(masked, "$1<id>");
    }

    public static string ApplyToHeader(string header)
    {
        var masked = TimeField().Replace(header, "$1<time>");
        masked = UnreadableRequest().Replace(masked, "$1<why>");
        masked = PinField().Replace(masked, "$1<pin>");
        return SourceField().Replace(masked, "$1<identity>");
    }

    private static JsonNode? Mask(string parent, string name, JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Where(field => field.Key != OwnMetadata).Select(field => KeyValuePair.Create(field.Key, Mask(name, field.Key, field.Value)))),
        // The reference keeps the sources of a stream in an order of chance.
        JsonArray { Count: > 1 } items when name == "sources" && items[0]?["lag"] is not null =>
            new JsonArray([.. items.Select(item => Mask(parent, name, item)).OrderBy(item => $"{item?["name"]}", StringComparer.Ordinal)]),
        JsonArray items => new JsonArray([.. items.Select(item => Mask(parent, name, item))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => MaskText(name, value.GetValue<string>()),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => MaskNumber(parent, name, value),
        _ => node?.DeepClone(),
    };

    private static string MaskText(string name, string text) => name switch
    {
        "id" when Nuid().IsMatch(text) => "<id>",
        "pinned_client_id" or "pinned_id" when Nuid().IsMatch(text) => "<pin>",
        "_nats.ver" => "<version>",
        "data" when Decode(text) is ['{', ..] document => Apply(document),
        "hdrs" => ApplyToHeader(Decode(text)),
        "request" or "response" => Apply(text),
        "description" when text.StartsWith(InvalidJson, StringComparison.Ordinal) => InvalidJson + "<why>",
        _ when Times.Contains(name) && text != NoTime && WireTime().IsMatch(text) => "<time>",
        _ => text,
    };

    private static string Decode(string base64) => Encoding.Latin1.GetString(Convert.FromBase64String(base64));

    private static JsonNode MaskNumber(string parent, string name, JsonValue value) =>
        (Numbers.Contains(name) || (parent == "api" && ApiCounts.Contains(name))) && (value.GetValue<double>() > 0 || name == OriginActivity)
            ? $"<{name} number>"
            : value.DeepClone();

    [GeneratedRegex(@"(\$JS\.ACK\.[^. ]+\.[^. ]+\.\d+\.\d+\.\d+\.)\d{19}(\.\d+)")]
    private static partial Regex AckReply();

    [GeneratedRegex(@"(\$JS\.FC\.[^. ]+\.[^. ]+\.)[0-9A-Za-z]+")]
    private static partial Regex FlowControlReply();

    [GeneratedRegex(@"(\$JS\.SNAPSHOT\.(?:ACK|RESTORE)\.[^. ""]+\.)[0-9A-Za-z]+")]
    private static partial Regex SnapshotReply();

    [GeneratedRegex(@"^(Nats-Time-Stamp: |Nats-Schedule-Next: )\d{4}-[^\r]*", RegexOptions.Multiline)]
    private static partial Regex TimeField();

    // Behind it come the words of a JSON parser, in lower case as a rule; what the reference itself has to say does not mention JSON.
    [GeneratedRegex(@"^(NATS/1\.0 400 Bad Request - )(?=[^\r]*(?:JSON|json|invalid character))[^\r]*")]
    private static partial Regex UnreadableRequest();

    [GeneratedRegex(@"^(Nats-Pin-Id: )[0-9A-Za-z]{22}", RegexOptions.Multiline)]
    private static partial Regex PinField();

    [GeneratedRegex(@"^(Nats-Stream-Source: (?:[^ \r]+ ){5})[0-9A-Za-z]{8}", RegexOptions.Multiline)]
    private static partial Regex SourceField();

    [GeneratedRegex("^[0-9A-Za-z]{22}$")]
    private static partial Regex Nuid();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$")]
    private static partial Regex WireTime();
}
