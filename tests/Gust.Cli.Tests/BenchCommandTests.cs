using System.Globalization;
using System.Text.Json;
using Gust.Client.Tests;

namespace Gust.Cli.Tests;

[Collection(ServerCollection.Name)]
public sealed class BenchCommandTests(SharedServer server) : CliTest(server.Url)
{
    [Fact]
    public async Task Pub_prints_the_line_scripts_look_for()
    {
        CliRun bench = await OkAsync("bench", "pub", "b.pub", "--msgs", "1000", "--size", "1K");
        Assert.Matches(@"^\nNATS Core NATS publisher stats: [\d,]+ msgs/sec ~ [\d.]+ (B|[KMG]iB)/sec ~ [\d.]+us\n$", bench.Out);
    }

    [Fact]
    public async Task Several_clients_share_the_messages_and_the_csv_lists_them()
    {
        string csv = Path.Combine(Home, "out.csv");
        CliRun bench = await OkAsync("bench", "pub", "b.csv", "--msgs", "1001", "--clients", "2", "--csv", csv, "--multisubject", "--multisubjectmax", "10");
        Assert.Contains("aggregated stats:", bench.Out, StringComparison.Ordinal);
        string[] lines = await File.ReadAllLinesAsync(csv);
        Assert.Equal("#RunID,ClientID,MsgCount,MsgBytes,MsgsPerSec,BytesPerSec,DurationSecs", lines[0]);
        Assert.Equal(["P0,501", "P1,500"], lines.Skip(1).Select(l => string.Join(',', l.Split(',')[1..3])));
    }

    [Fact]
    public async Task Each_subscriber_gets_every_message()
    {
        CliRun bench = await OkAsync("bench", "pub+sub", "b.both", "--msgs", "2000", "--clients", "2", "--json", "--multisubject");
        using var json = JsonDocument.Parse(bench.OutBytes);
        JsonElement[] groups = [.. json.RootElement.GetProperty("groups").EnumerateArray()];
        Assert.Equal(("subscriber", 4000), (groups[0].GetProperty("role").GetString(), groups[0].GetProperty("msgs").GetInt64()));
        Assert.Equal(("publisher", 2000), (groups[1].GetProperty("role").GetString(), groups[1].GetProperty("msgs").GetInt64()));
    }

    [Fact]
    public async Task Sub_waits_for_its_messages()
    {
        CliRun sub = Start("bench", "sub", "b.sub", "--msgs", "100");
        while (!sub.HasEnded)
        {
            await OkAsync("bench", "pub", "b.sub", "--msgs", "100"); // again until the subscription stands
        }

        await sub.EndsWithAsync(0);
        Assert.Contains("NATS Core NATS subscriber stats:", sub.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("request", "reply")]
    [InlineData("service request", "service serve")]
    public async Task Request_measures_latency_against_reply(string request, string reply)
    {
        CliRun serving = Start(["bench", .. reply.Split(' '), "b.svc"]);
        CliRun bench;
        do
        {
            bench = Start(["bench", .. request.Split(' '), "b.svc", "--msgs", "200", "--clients", "2"]);
        }
        while (await bench.ExitAsync() != 0); // again until the replier stands

        Assert.Contains("NATS Core NATS service requester aggregated stats:", bench.Out, StringComparison.Ordinal);
        Assert.Matches(@"P99\.9\s+[\d.]+(µs|ms)", bench.Out);
        Assert.Matches(@"#+\s+[\d,]+\s+[\d.]+%", bench.Out);
        serving.Interrupt();
        await serving.EndsWithAsync(0);
        Assert.Contains("NATS Core NATS service server stats:", serving.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_without_a_replier_fails_and_says_what_to_do()
    {
        CliRun bench = await FailsAsync("bench", "request", "b.nobody", "--msgs", "10");
        Assert.Contains("bench reply b.nobody", bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sleep_sets_the_rate()
    {
        CliRun bench = await OkAsync("bench", "pub", "b.slow", "--msgs", "21", "--sleep", "5ms", "--json");
        using var json = JsonDocument.Parse(bench.OutBytes);
        Assert.True(json.RootElement.GetProperty("groups")[0].GetProperty("seconds").GetDouble() >= 0.099);
    }

    [Fact]
    public async Task An_interrupted_benchmark_shows_what_it_has()
    {
        CliRun bench = Start("bench", "sub", "b.never");
        await bench.SaysAsync("Starting");
        bench.Interrupt();
        await bench.EndsWithAsync(130);
    }

    [Theory]
    [InlineData("--size", "big")]
    [InlineData("--msgs", "0")]
    [InlineData("--clients", "x")]
    [InlineData("--payload", "/no/such/file")]
    public async Task Bad_values_are_named(string option, string value)
    {
        CliRun bench = await FailsAsync("bench", "pub", "b.bad", option, value);
        Assert.StartsWith($"gust: {option}: ", bench.Error[bench.Error.IndexOf("gust: ", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }
}
