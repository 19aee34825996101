using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>What is meant to differ, with reasons: wanted-differences.json.</summary>
internal static partial class WantedDifferences
{
    public static IReadOnlyList<WantedDifference> All { get; } = Load();

    /// <summary>The lines of a document without the fields that are meant to differ.</summary>
    public static List<string> Without(string document, IEnumerable<string> lines)
    {
        string[] fields = [.. All.Where(one => one.Document == document).Select(one => one.Field)];
        return [.. lines.Where(line => !fields.Contains(FieldOf(line)))];
    }

    private static string FieldOf(string line) => Index().Replace(line[..line.IndexOf(" = ", StringComparison.Ordinal)], "[]").TrimStart('.');

    private static List<WantedDifference> Load()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Differential", "wanted-differences.json")));
        return [.. from entry in document.RootElement.EnumerateArray()
                   from field in entry.GetProperty("fields").EnumerateArray()
                   select new WantedDifference(entry.GetProperty("document").GetString()!, field.GetString()!, entry.GetProperty("reason").GetString()!)];
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
