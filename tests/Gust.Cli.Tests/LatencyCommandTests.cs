using Gust.Client.Tests;

namespace Gust.Cli.Tests;

[Collection(ServerCollection.Name)]
public sealed class LatencyCommandTests(SharedServer server) : CliTest(server.Url)
{
    [Fact]
    public async Task Messages_from_one_connection_to_the_other_are_timed()
    {
        string file = Path.Combine(Home, "histogram");
        CliRun run = await OkAsync("latency", "--server-b", Environment["NATS_URL"], "--duration", "200ms", "--rate", "500", "--size", "64", "--histogram", file);
        Assert.Matches(@"^nats://127\.0\.0\.1:\d+ publishes: round trip \S+\nnats://127\.0\.0\.1:\d+ subscribes: round trip \S+\nMessage Latencies:\n\n +Messages: [1-9]\d*\n +Min: \S+\n +P50: ", run.Out);
        Assert.Equal(101, (await File.ReadAllLinesAsync(file)).Length);
        Assert.Contains("--server-b", (await FailsAsync("latency")).Error, StringComparison.Ordinal);
    }
}
