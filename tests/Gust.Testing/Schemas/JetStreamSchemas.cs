using System.Collections.Concurrent;
using System.Text.Json;

namespace Gust.Testing.Schemas;

/// <summary>The schemas that clients and tools are made from, by the types that answers, advisories and metrics name.</summary>
internal static class JetStreamSchemas
{
    private const string Prefix = "io.nats.jetstream.";

    private static readonly string s_directory = Path.Combine(AppContext.BaseDirectory, "Schemas", "Data");
    private static readonly ConcurrentDictionary<string, JsonElement> s_schemas = [];

    // Where the schemas ask for something else than what the reference sends (seen on its wire).
    private static readonly HashSet<string> s_differences =
    [
        "$ has no server", // the pinned and unpinned advisories carry none
        "$ has no blocks", // snapshots are no longer described by their blocks
        "$ has no block_size",
        "$ may not have state", // but by the stream's state
        "$ may not have domain", // told where one is configured
        "$.error has no error", // the schema of unpinning wraps an error twice
        "$ fits 2 alternatives", // an error of a list has the list's fields too
        "$.consumer_seq is not of type string", // it is a number, as everywhere
    ];

    /// <summary>What is wrong with a document by its own type; nothing when it has none of these types.</summary>
    public static IEnumerable<string> Check(ReadOnlyMemory<byte> text)
    {
        using JsonDocument? document = TryParse(text);
        return document is not null
            && document.RootElement.TryGetProperty("type", out JsonElement type)
            && type.ValueKind == JsonValueKind.String
            && type.GetString() is { } name
            && name.StartsWith(Prefix, StringComparison.Ordinal)
            ? [.. Validate(name[(name.LastIndexOf('.') + 1)..], document.RootElement).Select(error => $"{name}: {error}")]
            : [];
    }

    /// <summary>What is wrong with a document by the schema of this name.</summary>
    public static IEnumerable<string> Validate(string name, JsonElement document) =>
        SchemaValidator.Validate(s_schemas.GetOrAdd(name, Load), document).Except(s_differences);

    private static JsonElement Load(string name)
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_directory, name + ".json")));
        return schema.RootElement.Clone();
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
