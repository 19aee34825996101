using System.Text.Json;

namespace Gust.Cli.Tests.JetStream;

[Collection(JetStreamCollection.Name)]
public sealed class StreamBenchTests(JetStreamServer server) : CliTest(server.Url)
{
    [Theory]
    [InlineData("sync", "JetStream synchronous publisher")]
    [InlineData("async", "JetStream asynchronous publisher")]
    [InlineData("batch", "JetStream atomic batch publisher")]
    [InlineData("fast", "JetStream fast batch publisher")]
    public async Task Pub_fills_a_stream(string kind, string label)
    {
        string stream = "BENCH_" + kind;
        CliRun bench = await OkAsync(
            "bench", "js", "pub", kind, "bench.js." + kind, "--stream", stream, "--create", "--storage", "memory", "--msgs", "205", "--clients", "2", "--multisubject",
            kind == "sync" ? "--purge" : "--batch=50");
        Assert.Contains($"NATS {label} aggregated stats:", bench.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await OkAsync("stream", "state", stream, "--json")).OutBytes);
        Assert.Equal((205, 205), (json.RootElement.GetProperty("messages").GetInt32(), json.RootElement.GetProperty("num_subjects").GetInt32()));
    }

    [Fact]
    public async Task Sync_measures_latency()
    {
        CliRun bench = await OkAsync("bench", "js", "pub", "sync", "bench.latency", "--stream", "BENCH_LATENCY", "--create", "--msgs", "20", "--json");
        using var json = JsonDocument.Parse(bench.OutBytes);
        Assert.True(json.RootElement.GetProperty("groups")[0].GetProperty("latency_us").GetProperty("p50").GetDouble() > 0);
    }

    [Fact]
    public async Task Duplicates_are_none_when_each_message_has_an_id()
    {
        await OkAsync("bench", "js", "pub", "async", "bench.dedup", "--stream", "BENCH_DEDUP", "--create", "--dedup", "--msgs", "20", "--clients", "2");
        await OkAsync("bench", "js", "pub", "async", "bench.dedup", "--stream", "BENCH_DEDUP", "--dedup", "--msgs", "20");
        Assert.Contains("Messages: 40\n", (await OkAsync("stream", "info", "BENCH_DEDUP")).Out, StringComparison.Ordinal);
        Assert.Contains("Nats-Msg-Id", (await OkAsync("stream", "get", "BENCH_DEDUP", "1")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("consume", 300)]
    [InlineData("consume", 300, "--acks", "none")]
    [InlineData("fetch", 300)]
    [InlineData("fetch", 300, "--acks", "all")]
    [InlineData("fetch", 300, "--doubleack")]
    [InlineData("ordered", 600)]
    [InlineData("get", 300)]
    public async Task Reading_receives_as_many_as_it_shall(string kind, int messages, params string[] options)
    {
        string stream = $"BENCH_READ_{kind}_{options.Length}_{options.LastOrDefault()?.Trim('-')}";
        await OkAsync("bench", "js", "pub", "async", "bench.read." + stream, "--stream", stream, "--create", "--msgs", "300");
        string[] batch = kind == "get" ? [] : ["--batch", "40"];
        CliRun bench = await OkAsync(["bench", "js", kind, "--stream", stream, "--msgs", "300", "--clients", "2", "--json", .. batch, .. options]);
        using var json = JsonDocument.Parse(bench.OutBytes);
        Assert.Equal(messages, json.RootElement.GetProperty("groups")[0].GetProperty("msgs").GetInt32());
        Assert.Equal("", (await OkAsync("consumer", "ls", stream, "-n")).Out);
    }

    [Fact]
    public async Task A_consumer_with_a_name_stays()
    {
        await OkAsync("bench", "js", "pub", "async", "bench.stays", "--stream", "BENCH_STAYS", "--create", "--msgs", "10");
        await OkAsync("bench", "js", "consume", "--stream", "BENCH_STAYS", "--msgs", "10", "--consumer", "mine");
        Assert.Contains("Acknowledgment Floor: Consumer sequence: 10", (await OkAsync("consumer", "state", "BENCH_STAYS", "mine")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_put_and_got()
    {
        await OkAsync("bench", "kv", "put", "--bucket", "bench", "--msgs", "50", "--clients", "2", "--size", "16", "--storage", "memory");
        Assert.Equal(50, (await OkAsync("kv", "ls", "bench")).Out.Count(c => c == '\n'));
        foreach (string random in (string[])["0", "50"])
        {
            CliRun get = await OkAsync("bench", "kv", "get", "--bucket", "bench", "--msgs", "50", "--json", "--randomize", random);
            using var json = JsonDocument.Parse(get.OutBytes);
            Assert.Equal(50 * 16, json.RootElement.GetProperty("groups")[0].GetProperty("bytes").GetInt32());
        }
    }

    [Fact]
    public async Task What_cannot_be_measured_is_said()
    {
        foreach (string kind in (string[])["sync", "async", "batch"])
        {
            Assert.Contains("no stream stores the subject; --create makes one", (await FailsAsync("bench", "js", "pub", kind, "bench.nowhere")).Error, StringComparison.Ordinal);
        }

        await OkAsync("stream", "add", "BENCH_PLAIN", "--subjects", "bench.plain");
        Assert.Contains("(10174)", (await FailsAsync("bench", "js", "pub", "batch", "bench.plain")).Error, StringComparison.Ordinal);
        Assert.Contains("(10205)", (await FailsAsync("bench", "js", "pub", "fast", "bench.plain")).Error, StringComparison.Ordinal);
        Assert.Contains("holds 0 messages, not 100,000", (await FailsAsync("bench", "js", "fetch", "--stream", "BENCH_PLAIN")).Error, StringComparison.Ordinal);
    }
}
