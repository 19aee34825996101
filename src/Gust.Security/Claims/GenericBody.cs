using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

internal sealed record GenericBody : ClaimsBody
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Values { get; set; }

    /// <summary>A list of strings among the values, or null.</summary>
    public IReadOnlyList<string>? Strings(string name)
    {
        if (Values is null || !Values.TryGetValue(name, out JsonElement value) || value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        List<string> strings = [];
        foreach (JsonElement element in value.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            strings.Add(element.GetString()!);
        }

        return strings;
    }
}
