using System.IO.Compression;
using System.Text.Json;

namespace Gust.Cli.JetStream.Lookup;

/// <summary>The JSON schemas of NATS, by their names. They come with the program: see the README beside this file.</summary>
internal static class SchemaStore
{
    private const string ResourceName = "schemas.json.gz";
    private static readonly Lazy<JsonDocument> Loaded = new(Load);

    public static IEnumerable<string> Names => Loaded.Value.RootElement.EnumerateObject().Select(schema => schema.Name);

    public static JsonElement Get(string name) => Loaded.Value.RootElement.TryGetProperty(name, out JsonElement schema)
        ? schema
        : throw new CliException($"there is no schema {name}; schema search lists them");

    private static JsonDocument Load()
    {
        using Stream packed = typeof(SchemaStore).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"{ResourceName} is not embedded");
        using var plain = new GZipStream(packed, CompressionMode.Decompress);
        return JsonDocument.Parse(plain);
    }
}
