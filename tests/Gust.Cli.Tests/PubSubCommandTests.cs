using System.Text;
using System.Text.Json;
using Gust.Client.Tests;

namespace Gust.Cli.Tests;

[Collection(ServerCollection.Name)]
public sealed class PubSubCommandTests(SharedServer server) : CliTest(server.Url)
{
    [Fact]
    public async Task Sub_shows_what_pub_sends_as_the_nats_tools_do()
    {
        CliRun sub = await SubscribedAsync("shown.*", "--count", "2");
        CliRun pub = await OkAsync("pub", "shown.a", "hello", "-H", "Trace:1", "-H", "Trace: 2");
        await OkAsync("publish", "shown.b", "with reply", "--reply", "back.here");
        await sub.EndsWithAsync(0);
        Assert.Equal(
            "[#1] Received on \"shown.a\"\nTrace: 1\nTrace: 2\n\nhello\n\n[#2] Received on \"shown.b\" with reply \"back.here\"\nwith reply\n\n", sub.Out);
        Assert.Matches("^\\d\\d:\\d\\d:\\d\\d Published 5 bytes to \"shown.a\"\n$", pub.Error);
        Assert.Equal("", pub.Out);
    }

    [Fact]
    public async Task Binary_bodies_pass_from_stdin_to_raw_output_unchanged()
    {
        byte[] body = [0, 255, 13, 10, 200, 128];
        CliRun sub = await SubscribedAsync("binary", "--raw", "--inbox", "--count", "1");
        await CliRun.EndedAsync(Environment, ["pub", "binary"], body);
        await sub.EndsWithAsync(0);
        Assert.Equal([.. body, (byte)'\n'], sub.OutBytes);
    }

    [Fact]
    public async Task Stdin_is_sent_line_by_line_when_asked()
    {
        CliRun sub = await SubscribedAsync("lines", "--raw", "--inbox", "--count", "3");
        await CliRun.EndedAsync(Environment, ["pub", "lines", "--send-on", "newline", "-q"], "a {{Count}}\r\nb {{Count}}\n\n"u8.ToArray());
        await sub.EndsWithAsync(0);
        Assert.Equal("a 1\nb 2\n\n", sub.Out);
    }

    [Fact]
    public async Task Templates_fill_subject_body_and_headers()
    {
        CliRun sub = await SubscribedAsync("t.>", "--count", "2");
        await OkAsync("pub", "t.{{Count}}", "n{{.Count}}", "-H", "N:{{Cnt}}", "--count", "2");
        await sub.EndsWithAsync(0);
        Assert.Equal("[#1] Received on \"t.1\"\nN: 1\n\nn1\n\n[#2] Received on \"t.2\"\nN: 2\n\nn2\n\n", sub.Out);
    }

    [Theory]
    [InlineData("{{Count}}", "--no-templates", "{{Count}}")]
    [InlineData("{{Nonsense}}", "--templates", "{{Nonsense}}")]
    public async Task Bodies_are_left_alone_where_templates_are_off_or_not_understood(string body, string option, string sent)
    {
        CliRun sub = await SubscribedAsync("left", "--raw", "--inbox", "--count", "1");
        await OkAsync("pub", "left", body, option);
        await sub.EndsWithAsync(0);
        Assert.Equal(sent + "\n", sub.Out);
    }

    [Theory]
    [InlineData("")]
    [InlineData("@file")]
    [InlineData("-1")]
    [InlineData("pub")]
    public async Task Any_body_can_be_sent(string body)
    {
        CliRun sub = await SubscribedAsync("any", "--raw", "--inbox", "--count", "1");
        await OkAsync("pub", "any", body);
        await sub.EndsWithAsync(0);
        Assert.Equal(body + "\n", sub.Out);
    }

    [Fact]
    public async Task Many_messages_are_summed_up_in_one_line()
    {
        CliRun pub = await OkAsync("pub", "sum", "12345", "--count", "2000");
        Assert.EndsWith("Published 2,000 messages, 10,000 bytes\n", pub.Error, StringComparison.Ordinal);
        Assert.Equal(1, pub.Error.Count(c => c == '\n'));
    }

    [Fact]
    public async Task Sub_dumps_json_with_the_keys_of_the_nats_tools()
    {
        string directory = Path.Combine(Home, "dump");
        CliRun toFiles = await SubscribedAsync("dumped", "--dump", directory, "--inbox", "--count", "1");
        await OkAsync("pub", "dumped", "body", "-H", "A:1", "-H", "A:2");
        await toFiles.EndsWithAsync(0);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(directory, "1.json")));
        Assert.Equal("dumped", json.RootElement.GetProperty("Subject").GetString());
        Assert.Equal("body", Encoding.UTF8.GetString(json.RootElement.GetProperty("Data").GetBytesFromBase64()));
        Assert.Equal(2, json.RootElement.GetProperty("Header").GetProperty("A").GetArrayLength());
    }

    [Fact]
    public async Task Sub_shows_only_what_is_asked_for()
    {
        CliRun headers = await SubscribedAsync("only", "--headers-only", "--count", "1");
        CliRun subjects = await SubscribedAsync("only", "--subjects-only", "--count", "1");
        CliRun translated = await SubscribedAsync("only", "--raw", "--inbox", "--translate", "tr a-z 'A-Z'", "--count", "1");
        CliRun ignoring = await SubscribedAsync("only", "other", "-I", "onl*,only", "--subjects-only", "--count", "1");
        await OkAsync("pub", "only", "body", "-H", "A:1");
        await OkAsync("pub", "other", "x");
        await Task.WhenAll(headers.EndsWithAsync(0), subjects.EndsWithAsync(0), translated.EndsWithAsync(0), ignoring.EndsWithAsync(0));
        Assert.Equal("[#1] Received on \"only\"\nA: 1\n\n", headers.Out);
        Assert.Equal("[#1] Received on \"only\"\n", subjects.Out);
        Assert.Equal("BODY\n", translated.Out);
        Assert.Equal("[#1] Received on \"other\"\n", ignoring.Out);
    }

    [Fact]
    public async Task Sub_stamps_messages()
    {
        CliRun time = await SubscribedAsync("stamped", "-t", "--subjects-only", "--count", "1");
        CliRun delta = await SubscribedAsync("stamped", "-d", "--subjects-only", "--count", "1");
        await OkAsync("pub", "stamped", "x");
        await Task.WhenAll(time.EndsWithAsync(0), delta.EndsWithAsync(0));
        Assert.Matches(@"^\[#1\] @ [A-Z][a-z]{2} \d+ \d\d:\d\d:\d\d\.\d{6} Received on", time.Out);
        Assert.Matches(@"^\[#1\] @ [\d.]+(µs|ms|s) Received on", delta.Out);
    }

    [Fact]
    public async Task Sub_reports_subjects()
    {
        CliRun sub = await SubscribedAsync("r.>", "--report-subjects", "--report-top", "2", "--count", "6");
        await OkAsync("pub", "r.a", "x", "--count", "3");
        await OkAsync("pub", "r.b", "xy", "--count", "2");
        await OkAsync("pub", "r.c", "x");
        await sub.EndsWithAsync(0);
        Assert.Equal("Subject  Message Count  Bytes\nr.a      3              3 B\nr.b      2              4 B\nTotals   5              7 B\n", sub.Out);
    }

    [Fact]
    public async Task Sub_matches_replies_to_requests()
    {
        CliRun sub = await SubscribedAsync("matched", "--match-replies", "--count", "1");
        CliRun reply = Start("reply", "matched", "answer", "--count", "1");
        await reply.SaysAsync("Listening on");
        await OkAsync("req", "matched", "question");
        await Task.WhenAll(sub.EndsWithAsync(0), reply.EndsWithAsync(0));
        Assert.Contains("question\n\n[#1] Matched reply on \"_INBOX.", sub.Out, StringComparison.Ordinal);
        Assert.EndsWith("answer\n\n", sub.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sub_members_of_a_queue_get_each_message_once()
    {
        CliRun sub = await SubscribedAsync("shared", "shared", "--queue", "q", "--raw", "--inbox", "--count", "30");
        await OkAsync("pub", "shared", "{{Count}}", "--count", "30");
        await sub.EndsWithAsync(0);
        Assert.Equal(30, sub.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count());
    }

    [Fact]
    public async Task Sub_ends_after_a_silence_and_on_ctrl_c()
    {
        await (await SubscribedAsync("quiet", "--wait", "20ms")).EndsWithAsync(0);
        CliRun sub = await SubscribedAsync("quiet");
        sub.Interrupt();
        await sub.EndsWithAsync(0);
    }

    [Fact]
    public async Task Sub_ends_quietly_when_its_reader_is_gone()
    {
        const int brokenPipe = 32;
        Assert.Equal("", (await SubUntilWriteFailsAsync(brokenPipe, exitCode: 0)).Error);
    }

    [Fact]
    public async Task Sub_fails_loudly_when_its_output_is_full()
    {
        const int noSpaceLeft = 28;
        Assert.Equal("gust: write failed\n", (await SubUntilWriteFailsAsync(noSpaceLeft, exitCode: 1)).Error);
    }

    [Fact]
    public async Task Pub_that_is_interrupted_says_so()
    {
        CliRun pub = Start("pub", "slow", "x", "--count", "5", "--sleep", "1h");
        await pub.SaysAsync("Published");
        pub.Interrupt();
        await pub.EndsWithAsync(130);
        Assert.EndsWith("gust: interrupted\n", pub.Error, StringComparison.Ordinal);
    }

    private async Task<CliRun> SubUntilWriteFailsAsync(int errno, int exitCode)
    {
        Task<CliRun> sub = CliRun.EndedAsync(Environment, ["sub", "gone", "--raw"], exitCode: exitCode, output: new FailingStream(errno));
        while (!sub.IsCompleted)
        {
            await OkAsync("pub", "gone", "x"); // until the subscription stands and the first write fails
        }

        return await sub;
    }

    private sealed class FailingStream(int errno) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("write failed", errno);
    }
}
