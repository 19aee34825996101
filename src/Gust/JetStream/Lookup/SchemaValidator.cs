using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gust.Cli.JetStream.Lookup;

/// <summary>As much of JSON Schema (draft 7) as the embedded schemas use.</summary>
internal static class SchemaValidator
{
    /// <summary>What is wrong with the value, each with its place; nothing when it is valid.</summary>
    public static IReadOnlyList<string> Validate(JsonElement schema, JsonElement value, string place = "(root)") =>
        [.. schema.EnumerateObject().SelectMany(rule => Apply(rule.Name, rule.Value, schema, value, place))];

    private static IEnumerable<string> Apply(string keyword, JsonElement rule, JsonElement schema, JsonElement value, string place) => keyword switch
    {
        "type" => Unless(IsOfType(rule, value), $"{place}: is not of type {rule}"),
        "const" => Unless(JsonElement.DeepEquals(rule, value), $"{place}: is not {rule.GetRawText()}"),
        "enum" => Unless(rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), $"{place}: is none of {rule.GetRawText()}"),
        "allOf" => rule.EnumerateArray().SelectMany(part => Validate(part, value, place)),
        "oneOf" => OneOf(rule, value, place),
        "required" or "properties" or "patternProperties" or "additionalProperties" when value.ValueKind == JsonValueKind.Object =>
            ApplyToObject(keyword, rule, schema, value, place),
        "items" when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Validate(rule, item, $"{place}[{i}]")),
        "minimum" when value.ValueKind == JsonValueKind.Number => Unless(value.GetDouble() >= rule.GetDouble(), $"{place}: must be at least {rule}"),
        "maximum" when value.ValueKind == JsonValueKind.Number => Unless(value.GetDouble() <= rule.GetDouble(), $"{place}: must be at most {rule}"),
        "minLength" when value.ValueKind == JsonValueKind.String => Unless(value.GetString()!.Length >= rule.GetInt32(), $"{place}: is shorter than {rule}"),
        "maxLength" when value.ValueKind == JsonValueKind.String => Unless(value.GetString()!.Length <= rule.GetInt32(), $"{place}: is longer than {rule}"),
        "pattern" when value.ValueKind == JsonValueKind.String => Unless(Regex.IsMatch(value.GetString()!, rule.GetString()!), $"{place}: does not match {rule}"),
        _ => [],
    };

    private static IEnumerable<string> ApplyToObject(string keyword, JsonElement rule, JsonElement schema, JsonElement value, string place) => keyword switch
    {
        "required" => rule.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{place}: {name} is missing"),
        "properties" => rule.EnumerateObject().Where(one => value.TryGetProperty(one.Name, out _))
            .SelectMany(one => Validate(one.Value, value.GetProperty(one.Name), Within(place, one.Name))),
        "patternProperties" => rule.EnumerateObject().SelectMany(pattern => value.EnumerateObject().Where(field => Regex.IsMatch(field.Name, pattern.Name))
            .SelectMany(field => Validate(pattern.Value, field.Value, Within(place, field.Name)))),
        _ => Additional(rule, schema, value, place),
    };

    private static IEnumerable<string> Additional(JsonElement rule, JsonElement schema, JsonElement value, string place)
    {
        IEnumerable<JsonProperty> others = value.EnumerateObject().Where(field => !Has(schema, "properties", known => known.TryGetProperty(field.Name, out _))
            && !Has(schema, "patternProperties", patterns => patterns.EnumerateObject().Any(pattern => Regex.IsMatch(field.Name, pattern.Name))));
        return rule.ValueKind switch
        {
            JsonValueKind.True => [],
            JsonValueKind.False => others.Select(field => $"{place}: {field.Name} is not allowed"),
            _ => others.SelectMany(field => Validate(rule, field.Value, Within(place, field.Name))),
        };
    }

    /// <summary>Where nothing fits, what is wrong with the nearest alternative says most.</summary>
    private static IEnumerable<string> OneOf(JsonElement parts, JsonElement value, string place)
    {
        IReadOnlyList<string>[] errors = [.. parts.EnumerateArray().Select(part => Validate(part, value, place))];
        int fitting = errors.Count(found => found.Count == 0);
        return fitting == 1 ? [] : fitting > 1 ? [$"{place}: fits {fitting} alternatives"] : errors.MinBy(found => found.Count)!;
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

    private static bool Has(JsonElement schema, string keyword, Func<JsonElement, bool> test) => schema.TryGetProperty(keyword, out JsonElement rule) && test(rule);

    private static string Within(string place, string name) => place == "(root)" ? name : $"{place}.{name}";

    private static IEnumerable<string> Unless(bool holds, string error) => holds ? [] : [error];
}
