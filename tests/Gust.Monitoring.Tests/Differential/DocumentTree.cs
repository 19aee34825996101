using System.Text.Json;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>A document as lines <c>path = value</c>, in its order, with its values masked.</summary>
internal static class DocumentTree
{
    /// <summary>Arrays whose order is chance in the reference: their entries are sorted.</summary>
    private static readonly HashSet<string> s_unordered =
        ["accounts", "exports", "imports", "account_statz", "subscriptions_list", "subscriptions_list_detail", "stream_detail", "sources", "direct_consumer_detail"];

    public static List<string> Lines(string json, bool anyOrderOfConnections)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return [.. Walk("", "", document.RootElement, anyOrderOfConnections)];
    }

    /// <summary>Reply subjects are made up by each server.</summary>
    private static string NameOf(JsonProperty member) => member.Name.StartsWith("_R_.", StringComparison.Ordinal) ? "_R_" : member.Name;

    private static IEnumerable<string> Walk(string path, string name, JsonElement element, bool anyOrder)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                IEnumerable<string> members = element.EnumerateObject().SelectMany(member => Walk($"{path}.{NameOf(member)}", member.Name, member.Value, anyOrder));
                return members.Prepend($"{path} = {{}}");
            case JsonValueKind.Array:
                IEnumerable<string[]> entries = element.EnumerateArray().Select(entry => Walk("", "", entry, anyOrder).ToArray());
                if (s_unordered.Contains(name) || (anyOrder && name == "connections"))
                {
                    entries = entries.OrderBy(lines => string.Join('\n', lines), StringComparer.Ordinal);
                }

                return entries.SelectMany((lines, index) => lines.Select(line => $"{path}[{index}]{line}")).Prepend($"{path} = []");
            default:
                return [$"{path} = {ValueMask.Apply(name, element)}"];
        }
    }
}
