using System.Text.Json;
using Gust.Client.Tests;

namespace Gust.Cli.Tests;

[Collection(ServerCollection.Name)]
public sealed class RttCommandTests(SharedServer server) : CliTest(server.Url)
{
    [Fact]
    public async Task At_least_one_round_trip_is_asked_for() => Assert.StartsWith(
        "gust: iterations: \"0\" is not a whole number of at least 1", (await FailsAsync("rtt", "0")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Rtt_shows_each_server()
    {
        CliRun rtt = await OkAsync("rtt", "2");
        Assert.Matches($@"^{server.Url}:\n\n   {server.Url}: [\d.]+(µs|ms)\n\n$", rtt.Out);
    }

    [Fact]
    public async Task Rtt_writes_json_in_nanoseconds()
    {
        CliRun rtt = await OkAsync("rtt", "--json");
        using var json = JsonDocument.Parse(rtt.OutBytes);
        JsonElement result = json.RootElement[0].GetProperty("results")[0];
        Assert.Equal(server.Url, result.GetProperty("address").GetString());
        Assert.InRange(result.GetProperty("rtt").GetInt64(), 1000, 10_000_000_000);
    }

    [Fact]
    public async Task Rtt_to_nobody_fails()
    {
        CliRun rtt = await FailsAsync("rtt", "-s", "127.0.0.1:1");
        Assert.Contains("nats://127.0.0.1:1: failed", rtt.Out, StringComparison.Ordinal);
        Assert.Contains("connection refused", rtt.Error, StringComparison.Ordinal);
    }
}
