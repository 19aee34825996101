using System.Text.Json;

namespace Gust.Web.Console.Lists;

/// <summary>Reads documents whose members may be left out.</summary>
internal static class Json
{
    public static string? Text(JsonElement from, string name) =>
        Find(from, name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    public static long Integer(JsonElement from, string name) =>
        Find(from, name) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt64(out long value) ? value : 0;

    public static double Number(JsonElement from, string name) =>
        Find(from, name) is { ValueKind: JsonValueKind.Number } found ? found.GetDouble() : 0;

    public static bool Flag(JsonElement from, string name) => Find(from, name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> List(JsonElement from, string name) =>
        Find(from, name) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : [];

    public static IEnumerable<string> Texts(JsonElement from, string name) => List(from, name).Select(text => text.GetString() ?? "");

    /// <summary>A member of an object, or something that has no members.</summary>
    public static JsonElement Find(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out JsonElement found) ? found : default;
}
