using System.Text.Json;

namespace Gust.Cli.Tests.JetStream;

[Collection(JetStreamCollection.Name)]
public sealed class StreamMessageTests(JetStreamServer server) : CliTest(server.Url)
{
    [Fact]
    public async Task Get_shows_a_message_by_sequence_or_the_last_of_a_subject()
    {
        await FilledAsync("GET", "get", 3);
        CliRun second = await OkAsync("stream", "get", "GET", "2");
        Assert.Matches(@"^Item: GET#2 Subject: get\.2 Received: .*\n  N: 2\n\nbody 2\n\n$", second.Out);
        CliRun last = await OkAsync("stream", "get", "GET", "--last-for", "get.3", "--json");
        using var json = JsonDocument.Parse(last.OutBytes);
        Assert.Equal(3, json.RootElement.GetProperty("seq").GetInt32());
        Assert.Equal("gust: no message found (10037)\n", (await FailsAsync("stream", "get", "GET", "77")).Error);
        Assert.Contains("--last-for", (await FailsAsync("stream", "get", "GET")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_shows_all_messages_or_some()
    {
        await FilledAsync("VIEW", "view", 30);
        CliRun all = await OkAsync("stream", "view", "VIEW", "--raw");
        Assert.Equal(string.Concat(Enumerable.Range(1, 30).Select(i => $"body {i}\n")), all.Out);
        Assert.Equal("body 29\nbody 30\n", (await OkAsync("stream", "view", "VIEW", "--raw", "--id", "29")).Out);
        Assert.Equal("body 7\n", (await OkAsync("stream", "view", "VIEW", "--raw", "--subject", "view.7")).Out);
        Assert.Equal("", (await OkAsync("stream", "view", "VIEW", "--raw", "--subject", "view.none")).Out);
        Assert.StartsWith("[30] Subject: view.30 Received: ", (await OkAsync("stream", "view", "VIEW", "--id", "30")).Out, StringComparison.Ordinal);
        CliRun paged = await CliRun.EndedAsync(Environment, ["stream", "view", "VIEW", "2", "--raw"], "\nn\n"u8.ToArray(), inIsTerminal: true);
        Assert.Equal("body 1\nbody 2\nNext page? (Y/n) [y] body 3\nbody 4\nNext page? (Y/n) [y] ", paged.Out);
    }

    [Fact]
    public async Task Subjects_are_counted()
    {
        await FilledAsync("SUBJECTS", "subjects", 3);
        await OkAsync("pub", "subjects.2", "again", "-q");
        Assert.Equal("subjects.2\nsubjects.1\nsubjects.3\n", (await OkAsync("stream", "subjects", "SUBJECTS", "--names")).Out);
        Assert.Equal("subjects.3\nsubjects.2\nsubjects.1\n", (await OkAsync("stream", "subjects", "SUBJECTS", "--names", "--sort", "name", "-R")).Out);
        using var json = JsonDocument.Parse((await OkAsync("stream", "subjects", "SUBJECTS", "subjects.2", "--json")).OutBytes);
        Assert.Equal(2, json.RootElement.GetProperty("subjects.2").GetInt32());
    }

    [Fact]
    public async Task Removed_messages_leave_gaps_that_are_found()
    {
        await FilledAsync("GAPS", "gaps", 6);
        Assert.Equal("No deleted messages in GAPS\n", (await OkAsync("stream", "gaps", "GAPS")).Out);
        await OkAsync("stream", "rmm", "GAPS", "2", "-f");
        await OkAsync("stream", "rmm", "GAPS", "3", "-f");
        await OkAsync("stream", "rmm", "GAPS", "5", "-f");
        using var json = JsonDocument.Parse((await OkAsync("stream", "gaps", "GAPS", "-f", "--json")).OutBytes);
        Assert.Equal([(2, 3), (5, 5)], json.RootElement.EnumerateArray().Select(gap => (gap.GetProperty("first").GetInt32(), gap.GetProperty("last").GetInt32())));
        Assert.Contains("Really read all of GAPS", (await FailsAsync("stream", "gaps", "GAPS")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purge_removes_all_or_a_part()
    {
        await FilledAsync("PURGE", "purge", 9);
        Assert.Contains("Purged 1 messages", (await OkAsync("stream", "purge", "PURGE", "--subject", "purge.9", "-f")).Error, StringComparison.Ordinal);
        Assert.Contains("Purged 2 messages", (await OkAsync("stream", "purge", "PURGE", "--seq", "3", "-f")).Error, StringComparison.Ordinal);
        Assert.Contains("Purged 4 messages", (await OkAsync("stream", "purge", "PURGE", "--keep", "2", "-f")).Error, StringComparison.Ordinal);
        Assert.Contains("Purged 2 messages", (await OkAsync("stream", "purge", "PURGE", "-f")).Error, StringComparison.Ordinal);
        Assert.Contains("exclude each other", (await FailsAsync("stream", "purge", "PURGE", "-f", "--keep", "1", "--seq", "1")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sealed_stream_takes_nothing_any_more()
    {
        await FilledAsync("SEAL", "seal", 1);
        Assert.Matches(@" +Sealed: true\n", (await OkAsync("stream", "seal", "SEAL", "-f")).Out);
        Assert.Contains("(10109)", (await FailsAsync("stream", "purge", "SEAL", "-f")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_writes_figures_where_it_cannot_draw()
    {
        await FilledAsync("GRAPH", "graph", 2);
        CliRun graph = await OkAsync("stream", "graph", "GRAPH", "--interval", "5ms", "--count", "2");
        Assert.Equal(string.Concat(Enumerable.Repeat("Messages Stored: 2  Messages Removed / second: 0  Messages Stored / second: 0\n", 2)), graph.Out);
    }

    [Fact]
    public async Task A_backup_brings_the_stream_back_with_its_consumers()
    {
        await FilledAsync("BACKUP", "backup", 40);
        await OkAsync("pub", "backup.big", new string('x', 300_000), "-q");
        string directory = Path.Combine(Home, "backup");
        CliRun backup = await OkAsync("stream", "backup", "BACKUP", directory, "--check");
        Assert.Contains("41 messages", backup.Error, StringComparison.Ordinal);
        Assert.Contains("holds a backup already", (await FailsAsync("stream", "backup", "BACKUP", directory)).Error, StringComparison.Ordinal);
        Assert.Contains("exists already", (await FailsAsync("stream", "restore", directory)).Error, StringComparison.Ordinal);
        await OkAsync("stream", "rm", "BACKUP", "-f");
        CliRun restore = await OkAsync("stream", "restore", directory);
        Assert.Matches(@" +Messages: 41\n", restore.Out);
        Assert.Equal("body 40\n", (await OkAsync("stream", "view", "BACKUP", "--raw", "--subject", "backup.40")).Out);
    }

    [Fact]
    public async Task Restore_names_the_directory_that_is_not_there()
    {
        string directory = Path.Combine(Home, "backups", "nowhere");
        Assert.Equal($"gust: there is no backup {directory}: no such directory\n", (await FailsAsync("stream", "restore", directory)).Error);
    }

    [Fact]
    public async Task Restore_names_the_description_that_says_nothing()
    {
        string directory = Path.Combine(Home, "emptied");
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, "stream.tar.s2"), "");
        string description = Path.Combine(directory, "backup.json");
        await File.WriteAllTextAsync(description, "{}");
        Assert.Equal($"gust: {description} names no stream\n", (await FailsAsync("stream", "restore", directory)).Error);
    }

    [Fact]
    public async Task View_asks_for_a_number_of_messages() => Assert.StartsWith(
        "gust: size: \"many\" is not a whole number of at least 1", (await FailsAsync("stream", "view", "VIEW", "many")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task A_failed_backup_leaves_nothing_behind()
    {
        string directory = Path.Combine(Home, "nothing");
        Assert.Contains("stream not found (10059)", (await FailsAsync("stream", "backup", "NOSUCH", directory)).Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(directory));
        Assert.Contains("holds no backup", (await FailsAsync("stream", "restore", directory)).Error, StringComparison.Ordinal);
    }

    private async Task FilledAsync(string stream, string prefix, int messages)
    {
        await OkAsync("stream", "add", stream, "--subjects", prefix + ".>");
        await OkAsync("pub", prefix + ".{{Count}}", "body {{Count}}", "-H", "N:{{Count}}", "--count", messages.ToString(System.Globalization.CultureInfo.InvariantCulture), "-q");
    }
}
