using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gust.Testing.Schemas;

/// <summary>As much of JSON Schema (draft 7) as the schemas in Data use; another keyword is an error, not a pass.</summary>
internal static class SchemaValidator
{
    private static readonly HashSet<string> s_remarks =
    [
        "$schema", "$id", "title", "description", "default", "format", "comment", "$comment", "examples", "deprecated", "deprecationMessage",
        "missing", "offline", // fields that a schema has beside its list of fields by mistake
    ];

    /// <summary>What is wrong with the value, each with its place; nothing when it is valid.</summary>
    public static IReadOnlyList<string> Validate(JsonElement schema, JsonElement value, string place = "$")
    {
        List<string> errors = [];
        foreach (JsonProperty rule in schema.EnumerateObject())
        {
            errors.AddRange(Apply(rule.Name, rule.Value, schema, value, place));
        }

        return errors;
    }

    private static IEnumerable<string> Apply(string keyword, JsonElement rule, JsonElement schema, JsonElement value, string place) => keyword switch
    {
        "type" => Check(IsOfType(rule, value), $"{place} is not of type {rule}"),
        "const" => Check(JsonElement.DeepEquals(rule, value), $"{place} is not {rule}"),
        "enum" => Check(rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), $"{place} is none of {rule}"),
        "required" => Required(rule, value, place),
        "properties" => Properties(rule, value, place),
        "patternProperties" => value.ValueKind != JsonValueKind.Object ? [] : rule.EnumerateObject().SelectMany(pattern => value.EnumerateObject()
            .Where(property => Regex.IsMatch(property.Name, pattern.Name))
            .SelectMany(property => Validate(pattern.Value, property.Value, $"{place}.{property.Name}"))),
        "additionalProperties" => Additional(rule, schema, value, place),
        "items" => value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().SelectMany((item, index) => Validate(rule, item, $"{place}[{index}]"))
            : [],
        "allOf" => rule.EnumerateArray().SelectMany(part => Validate(part, value, place)),
        "oneOf" => OneOf(rule, value, place),
        "anyOf" => Check(rule.EnumerateArray().Any(part => Validate(part, value, place).Count == 0), $"{place} fits no alternative"),
        "minimum" => Check(Number(value) is not { } number || number >= rule.GetDouble(), $"{place} is below {rule}"),
        "maximum" => Check(Number(value) is not { } number || number <= rule.GetDouble(), $"{place} is above {rule}"),
        "minLength" => Check(Text(value) is not { } text || text.Length >= rule.GetInt32(), $"{place} is shorter than {rule}"),
        "maxLength" => Check(Text(value) is not { } text || text.Length <= rule.GetInt32(), $"{place} is longer than {rule}"),
        "pattern" => Check(Text(value) is not { } text || Regex.IsMatch(text, rule.GetString()!), $"{place} does not match {rule}"),
        _ => s_remarks.Contains(keyword) ? [] : throw new NotSupportedException($"{keyword} at {place}"),
    };

    private static IEnumerable<string> Check(bool holds, string error) => holds ? [] : [error];

    private static IEnumerable<string> Required(JsonElement names, JsonElement value, string place) =>
        value.ValueKind != JsonValueKind.Object ? [] : names.EnumerateArray()
            .Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{place} has no {name}");

    private static IEnumerable<string> Properties(JsonElement schemas, JsonElement value, string place) =>
        value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject()
            .Where(property => schemas.TryGetProperty(property.Name, out _))
            .SelectMany(property => Validate(schemas.GetProperty(property.Name), property.Value, $"{place}.{property.Name}"));

    private static IEnumerable<string> Additional(JsonElement rule, JsonElement schema, JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Object || rule.ValueKind == JsonValueKind.True)
        {
            return [];
        }

        IEnumerable<JsonProperty> others = value.EnumerateObject()
            .Where(property => !schema.TryGetProperty("properties", out JsonElement known) || !known.TryGetProperty(property.Name, out _));
        return rule.ValueKind == JsonValueKind.False
            ? others.Select(property => $"{place} may not have {property.Name}")
            : others.SelectMany(property => Validate(rule, property.Value, $"{place}.{property.Name}"));
    }

    private static IEnumerable<string> OneOf(JsonElement parts, JsonElement value, string place)
    {
        IReadOnlyList<string>[] errors = [.. parts.EnumerateArray().Select(part => Validate(part, value, place))];
        int fitting = errors.Count(found => found.Count == 0);
        return fitting == 1 ? []
            : fitting > 1 ? [$"{place} fits {fitting} alternatives"]
            : errors.MinBy(found => found.Count)!;
    }

    private static bool IsOfType(JsonElement rule, JsonElement value) => rule.ValueKind == JsonValueKind.Array
        ? rule.EnumerateArray().Any(one => IsOfType(one, value))
        : rule.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "integer" => value.ValueKind == JsonValueKind.Number && (value.TryGetInt64(out _) || value.TryGetUInt64(out _)),
            _ => value.ValueKind == JsonValueKind.Number,
        };

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
