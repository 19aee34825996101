using System.Text.Json;
using System.Text.Json.Nodes;
using Gust.Conformance.Servers;

namespace Gust.Conformance.Comparing;

/// <summary>The differences from the reference that are meant, with their reasons: wanted-differences.json.</summary>
internal sealed class WantedDifferences
{
    private readonly Dictionary<string, WantedDifference> _scripts = [];

    private WantedDifferences(JsonDocument document)
    {
        foreach (var entry in document.RootElement.GetProperty("info").EnumerateArray())
        {
            InfoFields.Add(entry.GetProperty("field").GetString()!, Reason(entry));
        }

        foreach (var entry in document.RootElement.GetProperty("scripts").EnumerateArray())
        {
            var difference = new WantedDifference(Strings(entry, "reference"), Strings(entry, "gust"), Reason(entry));
            _scripts.Add(entry.GetProperty("script").GetString()!, difference);
        }
    }

    /// <summary>None when the reference is compared with itself.</summary>
    public static WantedDifferences Current { get; } = Load();

    /// <summary>Fields of INFO that only one side has, and why.</summary>
    public Dictionary<string, string> InfoFields { get; } = [];

    public IEnumerable<string> Scripts => _scripts.Keys;

    public WantedDifference For(string script) => _scripts.GetValueOrDefault(script, WantedDifference.None);

    public JsonObject WithoutWantedInfoFields(JsonObject info)
    {
        foreach (var field in InfoFields.Keys)
        {
            info.Remove(field);
        }

        return info;
    }

    private static WantedDifferences Load()
    {
        var text = ServerUnderTest.IsReference
            ? """{"info":[],"scripts":[]}"""
            : File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wanted-differences.json"));
        using var document = JsonDocument.Parse(text);
        return new WantedDifferences(document);
    }

    private static string Reason(JsonElement entry) =>
        entry.GetProperty("reason").GetString() is { Length: > 0 } reason
            ? reason
            : throw new FormatException("wanted-differences.json: an entry without a reason");

    private static string[] Strings(JsonElement entry, string name) =>
        [.. entry.GetProperty(name).EnumerateArray().Select(line => line.GetString()!)];
}
