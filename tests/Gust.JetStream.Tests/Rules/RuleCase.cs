using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gust.JetStream.Tests.Rules;

/// <summary>Requests that follow one another in an empty account; a line of cases.jsonl.</summary>
/// <remarks>A line is a list of [subject behind the prefix, body]; a body that is a text is sent as it is. <c>&lt;x*N&gt;</c> stands for N times x.</remarks>
internal sealed partial record RuleCase(int Line, IReadOnlyList<(string Subject, string Body)> Steps)
{
    public static IReadOnlyList<RuleCase> Load()
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Rules", "cases.jsonl"));
        return [.. lines.Select((line, index) => Parse(index + 1, line))];
    }

    /// <summary>The streams that the requests name.</summary>
    public IEnumerable<string> Streams => Steps.Where(step => step.Subject.StartsWith("STREAM.", StringComparison.Ordinal))
        .Select(step => step.Subject["STREAM.CREATE.".Length..]).Distinct();

    private static RuleCase Parse(int number, string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return new RuleCase(number, [.. document.RootElement.EnumerateArray().Select(step => (Expand(step[0].GetString()!), Expand(Body(step[1]))))]);
    }

    private static string Body(JsonElement body) => body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText();

    private static string Expand(string text) =>
        Repeat().Replace(text, match => new string('x', int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"<x\*(\d+)>")]
    private static partial Regex Repeat();
}
