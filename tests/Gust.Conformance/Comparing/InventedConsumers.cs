using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gust.Conformance.Comparing;

/// <summary>The names of consumers that a server gave because the request named none.</summary>
internal static class InventedConsumers
{
    private const string Created = "io.nats.jetstream.api.v1.consumer_create_response";

    public static void Learn(Dictionary<string, string> names, string request, string answer)
    {
        if (answer.Contains(Created, StringComparison.Ordinal)
            && Name(answer) is { Length: > 0 } name
            && !request.Contains(name, StringComparison.Ordinal))
        {
            names.TryAdd(name, $"<consumer {names.Count + 1}>");
        }
    }

    private static string? Name(string answer)
    {
        try
        {
            return JsonNode.Parse(answer)?["name"]?.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
