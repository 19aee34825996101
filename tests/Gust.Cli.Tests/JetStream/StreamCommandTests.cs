using System.Text;
using System.Text.Json;

namespace Gust.Cli.Tests.JetStream;

[Collection(JetStreamCollection.Name)]
public sealed class StreamCommandTests(JetStreamServer server) : CliTest(server.Url)
{
    [Fact]
    public async Task Add_creates_what_the_options_say()
    {
        CliRun add = await OkAsync(
            "stream", "add", "ADD", "--subjects", "add.a,add.b", "--subjects", "add.c.*", "--storage", "memory", "--retention", "work", "--discard", "new",
            "--max-age", "1d", "--max-bytes", "1M", "--max-msgs", "100", "--max-msgs-per-subject", "10", "--max-msg-size", "1K", "--max-consumers", "3",
            "--dupe-window", "1m", "--allow-rollup", "--deny-delete", "--no-allow-direct", "--allow-msg-ttl", "--description", "test", "--metadata", "team=a",
            "--republish-source", "add.a", "--republish-destination", "again.a", "--republish-headers", "--first-sequence", "5", "--json");
        using var json = JsonDocument.Parse(add.OutBytes);
        JsonElement config = json.RootElement.GetProperty("config");
        Assert.Equal("""["add.a","add.b","add.c.*"]""", config.GetProperty("subjects").GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
        string[] words = [.. new[] { "storage", "retention", "discard", "description" }.Select(field => config.GetProperty(field).GetString()!)];
        Assert.Equal(["memory", "workqueue", "new", "test"], words);
        long[] numbers =
        [
            .. new[] { "max_age", "max_bytes", "max_msgs", "max_msgs_per_subject", "max_msg_size", "max_consumers", "duplicate_window", "first_seq" }
                .Select(field => config.GetProperty(field).GetInt64()),
        ];
        Assert.Equal([86_400_000_000_000, 1 << 20, 100, 10, 1024, 3, 60_000_000_000, 5], numbers);
        Assert.Equal(
            (true, true, false, true),
            (config.GetProperty("allow_rollup_hdrs").GetBoolean(), config.GetProperty("deny_delete").GetBoolean(), config.GetProperty("allow_direct").GetBoolean(), config.GetProperty("allow_msg_ttl").GetBoolean()));
        Assert.Equal("again.a", config.GetProperty("republish").GetProperty("dest").GetString());
        Assert.Equal("a", config.GetProperty("metadata").GetProperty("team").GetString());
        Assert.False(json.RootElement.TryGetProperty("type", out _));
    }

    [Fact]
    public async Task Info_shows_configuration_and_state()
    {
        await AddAsync("INFO", "info.>");
        await OkAsync("pub", "info.a", "hello", "-q");
        CliRun info = await OkAsync("s", "info", "INFO");
        Assert.StartsWith("Information for Stream INFO created ", info.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n +Subjects: info\.>\n", info.Out);
        Assert.Matches(@"\nLimits:\n\n +Maximum Messages: unlimited\n", info.Out);
        Assert.Matches(@"\nState:\n\n +Domain: hub\n +Messages: 1\n +Bytes: 41 B\n +First Sequence: 1 @ 20", info.Out);
        CliRun state = await OkAsync("stream", "info", "INFO", "--state", "--json");
        using var json = JsonDocument.Parse(state.OutBytes);
        Assert.Equal(1, json.RootElement.GetProperty("messages").GetInt32());
        Assert.Contains("State of Stream INFO", (await OkAsync("stream", "state", "INFO")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ls_hides_the_streams_of_other_features()
    {
        await AddAsync("LIST", "list");
        await AddAsync("KV_LIST", "$KV.LIST.>");
        CliRun few = await OkAsync("stream", "ls", "--json");
        Assert.Contains("\"LIST\"", few.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("KV_LIST", few.Out, StringComparison.Ordinal);
        Assert.Contains("KV_LIST", (await OkAsync("stream", "ls", "-a")).Out, StringComparison.Ordinal);
        Assert.Equal("LIST\n", (await OkAsync("stream", "ls", "--names", "--subject", "list")).Out);
        Assert.Matches(@"(?m)^LIST +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +0 +0 B +never$", (await OkAsync("stream", "ls")).Out);
        await OkAsync("stream", "rm", "KV_LIST", "-f");
    }

    [Fact]
    public async Task Errors_have_the_api_s_words_and_code()
    {
        CliRun missing = await FailsAsync("stream", "info", "NOSUCH");
        Assert.Equal("gust: stream not found (10059)\n", missing.Error);
        CliRun bad = await FailsAsync("stream", "info", "a.b");
        Assert.Contains("is not a name of a stream", bad.Error, StringComparison.Ordinal);
        CliRun domain = await FailsAsync("stream", "ls", "--js-domain", "nowhere");
        Assert.Contains("JetStream does not answer on $JS.nowhere.API", domain.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Domain_and_prefix_lead_to_the_same_api()
    {
        await AddAsync("DOMAIN", "domain");
        Assert.Contains("DOMAIN\n", (await OkAsync("stream", "ls", "-n", "--js-domain", "hub")).Out, StringComparison.Ordinal);
        Assert.Contains("DOMAIN\n", (await OkAsync("stream", "ls", "-n", "--js-api-prefix", "$JS.hub.API.")).Out, StringComparison.Ordinal);
        await OkAsync("context", "save", "inhub", "--js-domain", "hub", "-s", server.Url);
        CliRun traced = await OkAsync("stream", "ls", "-n", "--context", "inhub", "--trace");
        Assert.Contains(">>> $JS.hub.API.STREAM.NAMES\n{\"offset\":0}", traced.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_what_is_missing_is_named()
    {
        Assert.Contains("stream add ORDERS --subjects", (await FailsAsync("stream", "add")).Error, StringComparison.Ordinal);
        Assert.Contains("--subjects, --mirror or --source", (await FailsAsync("stream", "add", "X")).Error, StringComparison.Ordinal);
        Assert.Contains("--force", (await FailsAsync("stream", "rm", "X")).Error, StringComparison.Ordinal);
        Assert.Contains("name a stream", (await FailsAsync("stream", "info")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_a_terminal_what_is_missing_is_asked_for()
    {
        byte[] answers = Encoding.UTF8.GetBytes("ASKED\nasked.a, asked.b\nmemory\n\nwork\n\n50\n\n2h\n\n\ny\nn\n\n");
        CliRun add = await CliRun.EndedAsync(Environment, ["stream", "add", "--max-msgs-per-subject", "7"], answers, inIsTerminal: true);
        Assert.Contains("Storage (file, memory) [file] ", add.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Per Subject Messages Limit", add.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await OkAsync("stream", "info", "ASKED", "--json")).OutBytes);
        JsonElement config = json.RootElement.GetProperty("config");
        Assert.Equal(("memory", "workqueue"), (config.GetProperty("storage").GetString(), config.GetProperty("retention").GetString()));
        Assert.Equal((50, 7), (config.GetProperty("max_msgs").GetInt32(), config.GetProperty("max_msgs_per_subject").GetInt32()));
        Assert.Equal(7_200_000_000_000, config.GetProperty("max_age").GetInt64());
        Assert.Equal(
            (true, true, false),
            (config.GetProperty("allow_rollup_hdrs").GetBoolean(), config.GetProperty("deny_delete").GetBoolean(), config.GetProperty("deny_purge").GetBoolean()));
    }

    [Fact]
    public async Task At_a_terminal_the_stream_is_chosen_and_its_end_confirmed()
    {
        await AddAsync("CHOSEN", "chosen");
        CliRun kept = await CliRun.EndedAsync(Environment, ["stream", "rm"], "CHOSEN\nn\n"u8.ToArray(), inIsTerminal: true);
        Assert.Contains("Really delete Stream CHOSEN? (y/N)", kept.Out, StringComparison.Ordinal);
        await OkAsync("stream", "info", "CHOSEN");
        await CliRun.EndedAsync(Environment, ["stream", "rm", "CHOSEN"], "y\n"u8.ToArray(), inIsTerminal: true);
        await FailsAsync("stream", "info", "CHOSEN");
    }

    [Fact]
    public async Task Edit_shows_the_difference_before_it_changes_anything()
    {
        await AddAsync("EDIT", "edit");
        CliRun dry = await OkAsync("stream", "edit", "EDIT", "--max-msgs", "10", "--description", "changed", "--dry-run");
        Assert.Contains("+ description: \"changed\"\n- max_msgs: -1\n+ max_msgs: 10\n", dry.Out, StringComparison.Ordinal);
        Assert.Contains("nothing would change", (await FailsAsync("stream", "edit", "EDIT", "--max-msgs", "-1")).Error, StringComparison.Ordinal);
        Assert.Contains("--force", (await FailsAsync("stream", "edit", "EDIT", "--max-msgs", "10")).Error, StringComparison.Ordinal);
        CliRun edit = await OkAsync("stream", "edit", "EDIT", "--max-msgs", "10", "--force");
        Assert.Matches(@"Maximum Messages: 10\n", edit.Out);
    }

    [Fact]
    public async Task Configuration_goes_through_files()
    {
        string file = Path.Combine(Home, "stream.json");
        await OkAsync("stream", "add", "FILED", "--subjects", "filed", "--max-msgs", "5", "--output", file);
        await FailsAsync("stream", "info", "FILED");
        Assert.Contains("It is a valid io.nats.jetstream.api.v1.stream_create_request", (await OkAsync("stream", "add", "--config", file, "--validate")).Out, StringComparison.Ordinal);
        Assert.Matches(@"Maximum Messages: 5\n", (await OkAsync("stream", "add", "--config", file)).Out);
        await File.WriteAllBytesAsync(file, (await OkAsync("stream", "info", "FILED", "--json")).OutBytes);
        Assert.Matches(@"Maximum Messages: 6\n", (await OkAsync("stream", "add", "FILED2", "--config", file, "--subjects", "filed2", "--max-msgs", "6")).Out);
        await File.WriteAllTextAsync(file, """{"name":"FILED","subjects":["filed"],"max_msgs":9,"num_replicas":1,"nonsense":1}""");
        Assert.Contains("unknown field \"nonsense\"", (await FailsAsync("stream", "edit", "FILED", "--config", file)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_tells_what_is_wrong()
    {
        CliRun invalid = await FailsAsync("stream", "add", "VALID", "--subjects", "x", "--validate", "--replicas", "9");
        Assert.Contains("num_replicas: must be at most 5", invalid.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_takes_the_configuration_and_changes_it()
    {
        await AddAsync("ORIGINAL", "original");
        await OkAsync("stream", "edit", "ORIGINAL", "--max-age", "3h", "-f");
        CliRun copy = await OkAsync("stream", "cp", "ORIGINAL", "DUPLICATE", "--subjects", "duplicate");
        Assert.StartsWith("Stream DUPLICATE was created\n", copy.Out, StringComparison.Ordinal);
        Assert.Matches(@"Maximum Age: 3h0m0s\n", copy.Out);
    }

    [Fact]
    public async Task Copy_needs_another_name()
    {
        await AddAsync("SELFSAME", "selfsame");
        Assert.Equal("gust: the copy needs a name of its own\n", (await FailsAsync("stream", "copy", "SELFSAME", "SELFSAME")).Error);
    }

    [Fact]
    public async Task Broken_json_is_shown_by_line_and_column()
    {
        string file = Path.Combine(Home, "broken.json");
        await File.WriteAllTextAsync(file, "{\"name\": \"BROKEN\",\n  nonsense}");
        Assert.Contains($"{file}: line 2, column 3: 'n' is an invalid start", (await FailsAsync("stream", "add", "--config", file)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mirrors_and_sources_are_named_or_described()
    {
        await AddAsync("ORIGIN", "origin.>");
        await OkAsync("stream", "add", "MIRROR", "--mirror", "ORIGIN");
        await OkAsync("stream", "add", "AGGREGATE", "--source", """{"name":"ORIGIN","filter_subject":"origin.a","opt_start_seq":2}""");
        Assert.Matches(@"Mirror Information:\n\n +Stream Name: ORIGIN\n", (await OkAsync("stream", "info", "MIRROR")).Out);
        Assert.Matches(@"Source Information:\n\n +Stream Name: ORIGIN\n +Start Sequence: 2\n(.*\n)+? +Filter: origin\.a\n", (await OkAsync("stream", "info", "AGGREGATE")).Out);
        string dot = Path.Combine(Home, "graph.dot");
        CliRun report = await OkAsync("stream", "report", "--dot", dot);
        Assert.Matches(@"(?m)^MIRROR +Mirror +ORIGIN ", report.Out);
        Assert.Contains("\"ORIGIN\" -> \"MIRROR\" [label=\"Mirror\"];", await File.ReadAllTextAsync(dot), StringComparison.Ordinal);
        Assert.Contains("MIRROR\n", (await OkAsync("stream", "find", "--mirrored", "-n")).Out, StringComparison.Ordinal);
        Assert.Contains("AGGREGATE\n", (await OkAsync("stream", "find", "--sourced", "-n")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_takes_all_conditions_together_or_turned_round()
    {
        await AddAsync("FIND_EMPTY", "find.empty");
        await AddAsync("FIND_FULL", "find.full");
        await OkAsync("pub", "find.full", "x", "-q");
        Assert.Equal("FIND_EMPTY\n", (await OkAsync("stream", "find", "--empty", "--subject", "find.*", "-n")).Out);
        Assert.DoesNotContain("FIND_EMPTY", (await OkAsync("stream", "find", "--empty", "--invert", "-n")).Out, StringComparison.Ordinal);
        Assert.Equal("", (await OkAsync("stream", "find", "--created", "1h", "-n")).Out);
        Assert.Contains("is not a regular expression", (await FailsAsync("stream", "find", "--cluster", "(")).Error, StringComparison.Ordinal);
    }

    private Task AddAsync(string name, string subject) => OkAsync("stream", "add", name, "--subjects", subject);
}
