using System.Text.RegularExpressions;
using Gust.Testing;

namespace Gust.Architecture;

/// <summary>Who watches a server relies on the numbers and names of its log events, and finds each warning explained.</summary>
public sealed partial class LogEventTests
{
    private const string UpdateVariable = "GUST_UPDATE_EVENTS";
    private const string Table = "docs/operations/events.md";

    /// <summary>What JSON logs say of every event, and of its connection (docs/operations/logs.md).</summary>
    private static readonly string[] CommonFields = ["time", "level", "event_id", "event", "message", "pid", "server_id", "server_name", "exception"];
    private static readonly string[] ConnectionFields = ["ip", "port", "kind", "cid", "client_name", "lang", "version"];
    private static readonly string[] Parts = ["**Means.**", "**Cause.**", "**Do.**"];

    [Fact]
    public void Events_are_found() => Assert.True(LogEvents.All.Count > 80); // or the tests below praise nothing

    [Fact]
    public void Number_is_given_to_one_event_only() =>
        Assert.Empty(LogEvents.All.GroupBy(one => one.Id).Where(group => group.Count() > 1).Select(group => string.Join(", ", group)));

    [Fact]
    public void Name_is_given_to_one_event_only() =>
        Assert.Empty(LogEvents.All.GroupBy(one => one.Name).Where(group => group.Count() > 1).Select(group => string.Join(", ", group)));

    [Fact]
    public void File_has_a_hundred_of_its_own() =>
        Assert.Empty(LogEvents.All.GroupBy(one => one.Id / 100).Where(group => group.Select(one => one.Path).Distinct().Count() > 1).Select(group => string.Join(", ", group)));

    [Fact]
    public void Table_of_events_lists_what_the_code_has()
    {
        string[] rows = [.. LogEvents.All.Select(RowOf)];
        IEnumerable<string> lines = SourceTree.Read(Table).TrimEnd('\n').Split('\n');
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            lines = [.. lines.Where(line => !Row().IsMatch(line)), .. rows];
            File.WriteAllText(RepositoryRoot.Combine(Table), string.Join('\n', lines) + "\n");
        }

        string[] listed = [.. lines.Where(line => Row().IsMatch(line))];
        IEnumerable<string> differing = listed.Except(rows).Select(row => "- " + row).Concat(rows.Except(listed).Select(row => "+ " + row));
        Assert.True(listed.SequenceEqual(rows), $"{Table} differs from the code. Numbers and names of events stay; new ones are added with {UpdateVariable}=1.\n{string.Join('\n', differing)}");
    }

    [Fact]
    public void Each_warning_has_an_entry_and_each_entry_a_warning() =>
        Assert.Equal(
            LogEvents.All.Where(one => one.IsWarning).Select(one => $"{one.Id} {one.Name}"),
            Entries().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Entry_shows_the_line_and_says_what_it_means_where_it_comes_from_and_what_to_do()
    {
        Dictionary<string, string> entries = Entries();
        IEnumerable<string> wanting =
            from one in LogEvents.All.Where(one => one.IsWarning)
            let entry = entries.GetValueOrDefault($"{one.Id} {one.Name}", "")
            from part in Parts.Append($"`{one.Text}`").Append($"{one.Level}. ")
            where !entry.Contains(part, StringComparison.Ordinal)
            select $"{one.Id} {one.Name}: {part}";
        Assert.Empty(wanting);
    }

    [Fact]
    public void Field_of_an_event_has_no_name_that_all_events_use()
    {
        IEnumerable<string> wrong =
            from one in LogEvents.All
            let fields = Field().Matches(one.Text).Select(match => SnakeCase(match.Groups[1].Value)).ToArray()
            from field in fields
            where CommonFields.Contains(field) || (fields.Contains("connection") && ConnectionFields.Contains(field))
            select $"{one.Id} {one.Name}: {field}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Nothing_is_logged_that_is_no_event() =>
        Assert.DoesNotContain(SourceTree.CSharp, path => path.StartsWith("src/", StringComparison.Ordinal) && UnnumberedLog().IsMatch(SourceTree.Read(path)));

    private static string RowOf(LogEvent one) =>
        $"| {one.Id} | {(one.IsWarning ? $"[{one.Name}](warnings.md#{one.Id}-{one.Name.ToLowerInvariant()})" : one.Name)} | {one.Level} | `{one.Text}` |";

    private static Dictionary<string, string> Entries() => SourceTree.Read("docs/operations/warnings.md")
        .Split("\n### ")
        .Skip(1)
        .ToDictionary(entry => entry[..entry.IndexOf('\n', StringComparison.Ordinal)]);

    private static string SnakeCase(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    [GeneratedRegex(@"^\| \d+ \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"\{(\w+)(?::[^}]*)?\}")]
    private static partial Regex Field();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex UnnumberedLog();
}
