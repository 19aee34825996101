using System.Text;
using System.Text.Json;

namespace Gust.Cli.Tests.JetStream;

[Collection(JetStreamCollection.Name)]
public sealed class ConsumerCommandTests(JetStreamServer server) : CliTest(server.Url)
{
    [Fact]
    public async Task Add_creates_what_the_options_say()
    {
        await StreamAsync("CADD", "cadd");
        CliRun add = await OkAsync(
            "consumer", "add", "CADD", "PULL", "--pull", "--ack", "all", "--deliver", "2", "--filter", "cadd.a,cadd.b", "--wait", "1m", "--max-deliver", "5", "--max-pending", "50",
            "--max-waiting", "20", "--max-pull-batch", "10", "--max-pull-expire", "5s", "--max-pull-bytes", "1M", "--replay", "original", "--sample", "30", "--headers-only",
            "--inactive-threshold", "1h", "--memory", "--metadata", "team:a", "--description", "test", "--pinned-groups", "g1", "--pinned-ttl", "10s", "--json");
        using var json = JsonDocument.Parse(add.OutBytes);
        JsonElement config = json.RootElement.GetProperty("config");
        string[] words = [.. new[] { "ack_policy", "deliver_policy", "replay_policy", "sample_freq", "durable_name", "description", "priority_policy" }.Select(f => config.GetProperty(f).GetString()!)];
        Assert.Equal(["all", "by_start_sequence", "original", "30", "PULL", "test", "pinned_client"], words);
        long[] numbers =
        [
            .. new[] { "opt_start_seq", "ack_wait", "max_deliver", "max_ack_pending", "max_waiting", "max_batch", "max_expires", "max_bytes", "inactive_threshold", "priority_timeout" }
                .Select(f => config.GetProperty(f).GetInt64()),
        ];
        Assert.Equal([2, 60_000_000_000, 5, 50, 20, 10, 5_000_000_000, 1 << 20, 3_600_000_000_000, 10_000_000_000], numbers);
        Assert.Equal(["cadd.a", "cadd.b"], config.GetProperty("filter_subjects").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal("a", config.GetProperty("metadata").GetProperty("team").GetString());
        Assert.Equal("gust: consumer already exists (10148)\n", (await FailsAsync("consumer", "add", "CADD", "PULL", "--pull")).Error);
    }

    [Fact]
    public async Task Backoff_is_a_line_from_the_first_wait_to_the_last()
    {
        await StreamAsync("BACKOFF", "backoff");
        CliRun add = await OkAsync(
            "consumer", "add", "BACKOFF", "B", "--backoff", "linear", "--backoff-steps", "3", "--backoff-min", "1s", "--backoff-max", "5s", "--max-deliver", "2", "--json");
        using var json = JsonDocument.Parse(add.OutBytes);
        JsonElement config = json.RootElement.GetProperty("config");
        Assert.Equal([1_000_000_000, 3_000_000_000, 5_000_000_000], config.GetProperty("backoff").EnumerateArray().Select(b => b.GetInt64()));
        Assert.Equal(4, config.GetProperty("max_deliver").GetInt32());
    }

    [Fact]
    public async Task Info_report_ls_and_find_show_it()
    {
        await StreamAsync("CINFO", "cinfo", messages: 3);
        await OkAsync("consumer", "add", "CINFO", "C1", "--filter", "cinfo.*");
        await OkAsync("consumer", "add", "CINFO", "C2", "--target", "cinfo-target", "--heartbeat", "1s", "--flow-control");
        CliRun info = await OkAsync("c", "info", "CINFO", "C1");
        Assert.Matches(@"^Information for Consumer CINFO > C1 created .*\n\nConfiguration:\n\n +Name: C1\n +Pull Mode: true\n +Filter Subject: cinfo\.\*\n +Deliver Policy: All\n +Ack Policy: Explicit\n +Ack Wait: 30s\n", info.Out);
        Assert.Matches(@"\nState:\n\n +Last Delivered Message: Consumer sequence: 0 Stream sequence: 0\n(.*\n){3} +Unprocessed Messages: 3\n +Waiting Pulls: 0 out of maximum 512\n", info.Out);
        Assert.Matches(@" +Active Interest: No interest\n", (await OkAsync("consumer", "state", "CINFO", "C2")).Out);
        Assert.Matches(@"(?m)^C1 +Pull +Explicit +30s +0 +0 +3 / 100% +0", (await OkAsync("consumer", "report", "CINFO")).Out);
        Assert.Equal("C1\nC2\n", (await OkAsync("consumer", "ls", "CINFO", "-n")).Out);
        Assert.Equal("C2\n", (await OkAsync("consumer", "find", "CINFO", "--push", "-n")).Out);
        Assert.Equal("C1\n", (await OkAsync("consumer", "find", "CINFO", "--push", "--invert", "-n")).Out);
        using var json = JsonDocument.Parse((await OkAsync("consumer", "info", "CINFO", "C1", "--json")).OutBytes);
        Assert.Equal(("CINFO", 3), (json.RootElement.GetProperty("stream_name").GetString(), json.RootElement.GetProperty("num_pending").GetInt32()));
    }

    [Fact]
    public async Task Edit_copy_and_rm_change_it()
    {
        await StreamAsync("CEDIT", "cedit");
        await OkAsync("consumer", "add", "CEDIT", "C");
        Assert.Contains("- max_ack_pending: 1000\n+ max_ack_pending: 7\n", (await OkAsync("consumer", "edit", "CEDIT", "C", "--max-pending", "7", "--dry-run")).Out, StringComparison.Ordinal);
        Assert.Contains("Max Ack Pending: 7\n", (await OkAsync("consumer", "edit", "CEDIT", "C", "--max-pending", "7", "-f")).Out, StringComparison.Ordinal);
        Assert.Contains("Max Ack Pending: 7\n", (await OkAsync("consumer", "cp", "CEDIT", "C", "D", "--filter", "cedit.x")).Out, StringComparison.Ordinal);
        await OkAsync("consumer", "rm", "CEDIT", "C", "-f");
        Assert.Equal("D\n", (await OkAsync("consumer", "ls", "CEDIT", "-n")).Out);
        Assert.Equal("gust: consumer not found (10014)\n", (await FailsAsync("consumer", "info", "CEDIT", "C")).Error);
    }

    [Fact]
    public async Task Next_fetches_and_acknowledges()
    {
        await StreamAsync("NEXT", "next", messages: 4);
        await OkAsync("consumer", "add", "NEXT", "N");
        CliRun next = await OkAsync("consumer", "next", "NEXT", "N");
        Assert.Matches(@"^\[\d\d:\d\d:\d\d\] subj: next\.1 / tries: 1 / cons seq: 1 / str seq: 1 / pending: 3\n\nHeaders:\n\n  N: 1\n\nData:\n\nbody 1\n\nAcknowledged message\n\n$", next.Out);
        Assert.Equal("body 2\nbody 3\n", (await OkAsync("consumer", "next", "NEXT", "N", "--count", "2", "--raw")).Out);
        Assert.Contains("Negative Acknowledged", (await OkAsync("consumer", "next", "NEXT", "N", "--nak")).Out, StringComparison.Ordinal);
        Assert.Contains("tries: 2", (await OkAsync("consumer", "next", "NEXT", "N", "--term")).Out, StringComparison.Ordinal);
        Assert.Contains("no message within 20ms", (await FailsAsync("consumer", "next", "NEXT", "N", "--timeout", "20ms")).Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await OkAsync("consumer", "info", "NEXT", "N", "--json")).OutBytes);
        Assert.Equal((4, 0), (json.RootElement.GetProperty("ack_floor").GetProperty("stream_seq").GetInt32(), json.RootElement.GetProperty("num_ack_pending").GetInt32()));
    }

    [Fact]
    public async Task Next_without_ack_leaves_the_message_pending()
    {
        await StreamAsync("NOACK", "noack", messages: 1);
        await OkAsync("consumer", "add", "NOACK", "N");
        Assert.DoesNotContain("Acknowledged", (await OkAsync("consumer", "next", "NOACK", "N", "--no-ack")).Out, StringComparison.Ordinal);
        Assert.Contains("Outstanding Acks: 1 out of maximum 1,000\n", (await OkAsync("consumer", "state", "NOACK", "N")).Out, StringComparison.Ordinal);
        Assert.Contains("exclude each other", (await FailsAsync("consumer", "next", "NOACK", "N", "--nak", "--term")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--pull")]
    [InlineData("--target=sub-target", "--ack=explicit", "--heartbeat=1s", "--flow-control")]
    public async Task Sub_shows_what_comes_pulled_or_pushed(params string[] options)
    {
        string stream = $"SUB{options.Length}";
        await StreamAsync(stream, stream, messages: 2);
        await OkAsync(["consumer", "add", stream, "S", .. options]);
        Assert.Equal("body 1\nbody 2\n", (await OkAsync("consumer", "sub", stream, "S", "--raw", "--count", "2")).Out);
        Assert.Contains("Acknowledgment Floor: Consumer sequence: 2 Stream sequence: 2", (await OkAsync("consumer", "state", stream, "S")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pause_resume_and_reset_say_what_they_did()
    {
        await StreamAsync("PAUSE", "pause", messages: 2);
        await OkAsync("consumer", "add", "PAUSE", "P");
        await OkAsync("consumer", "next", "PAUSE", "P", "--no-ack");
        Assert.Matches(@"^Paused PAUSE > P until .* \(59m59\.\d+s\)\n$", (await OkAsync("consumer", "pause", "PAUSE", "P", "1h", "-f")).Out);
        Assert.Matches(" +Paused: for 59m", (await OkAsync("consumer", "info", "PAUSE", "P")).Out);
        Assert.Equal("Consumer PAUSE > P was resumed\n", (await OkAsync("consumer", "resume", "PAUSE", "P", "-f")).Out);
        Assert.Contains("Outstanding Acks: 0", (await OkAsync("consumer", "reset", "PAUSE", "P", "-f")).Out, StringComparison.Ordinal);
        Assert.Contains("say until when", (await FailsAsync("consumer", "pause", "PAUSE", "P")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unpin_lets_the_next_client_in()
    {
        await StreamAsync("UNPIN", "unpin", messages: 2);
        await OkAsync("consumer", "add", "UNPIN", "U", "--pinned-groups", "jobs", "--pinned-ttl", "1h");
        await OkAsync("consumer", "next", "UNPIN", "U", "--group", "jobs");
        Assert.Matches(@"Priority Group jobs: \w+ pinned 20", (await OkAsync("consumer", "info", "UNPIN", "U")).Out);
        Assert.Equal("U\n", (await OkAsync("consumer", "find", "UNPIN", "--pinned", "-n")).Out);
        Assert.Contains("group jobs", (await OkAsync("consumer", "unpin", "UNPIN", "U", "-f")).Out, StringComparison.Ordinal);
        Assert.Contains("Priority Group jobs: no client pinned", (await OkAsync("consumer", "info", "UNPIN", "U")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_a_terminal_what_is_missing_is_asked_for()
    {
        await StreamAsync("CASK", "cask");
        byte[] answers = Encoding.UTF8.GetBytes("CASK\nASKED\n\nlast\nall\n\ncask.x\n3\n\ny\n");
        CliRun add = await CliRun.EndedAsync(Environment, ["consumer", "add"], answers, inIsTerminal: true);
        Assert.Contains("Select a stream:", add.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await OkAsync("consumer", "info", "CASK", "ASKED", "--json")).OutBytes);
        JsonElement config = json.RootElement.GetProperty("config");
        Assert.Equal(("last", "all", "cask.x"), (config.GetProperty("deliver_policy").GetString(), config.GetProperty("ack_policy").GetString(), config.GetProperty("filter_subject").GetString()));
        Assert.Equal((3, true), (config.GetProperty("max_deliver").GetInt32(), config.GetProperty("headers_only").GetBoolean()));
    }

    [Fact]
    public async Task Without_a_terminal_what_is_missing_is_named()
    {
        Assert.Contains("name the consumer", (await FailsAsync("consumer", "add", "X")).Error, StringComparison.Ordinal);
        Assert.Contains("name a stream and a consumer", (await FailsAsync("consumer", "info", "X")).Error, StringComparison.Ordinal);
        Assert.Contains("--deliver: \"someday\" is neither", (await FailsAsync("consumer", "add", "X", "Y", "--deliver", "someday")).Error, StringComparison.Ordinal);
    }

    private async Task StreamAsync(string stream, string prefix, int messages = 0)
    {
        await OkAsync("stream", "add", stream, "--subjects", prefix + ".>");
        if (messages > 0)
        {
            await OkAsync("pub", prefix + ".{{Count}}", "body {{Count}}", "-H", "N:{{Count}}", "--count", messages.ToString(System.Globalization.CultureInfo.InvariantCulture), "-q");
        }
    }
}
