using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gust.JetStream.Tests.Rules;

/// <summary>The part of an answer that the rules decide, as text: the configuration in the order of the wire, or the error.</summary>
internal static class Verdict
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string answer)
    {
        JsonObject root = JsonNode.Parse(answer[answer.IndexOf('{')..])!.AsObject();
        return (root["error"] ?? root["config"] ?? root).ToJsonString(s_plain);
    }
}
