using System.Text.Json;

namespace Gust.Cli.Tests.JetStream;

/// <summary>With a server for each test: what is backed up is all that there is.</summary>
public sealed class AccountCommandTests() : CliTest(null), IAsyncLifetime
{
    private readonly JetStreamServer _server = new();

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        Environment["NATS_URL"] = _server.Url;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Info_shows_the_connection_and_what_jetstream_holds()
    {
        await OkAsync("stream", "add", "A", "--subjects", "a");
        CliRun info = await OkAsync("account", "info");
        Assert.Matches(@"^Connection Information:\n\n +Account: \$G\n +Expires: never\n +Client ID: \d+\n +RTT: ", info.Out);
        Assert.Matches(@"JetStream Account Information for domain hub:\n\nAccount Usage:\n\n +Storage: 0 B\n +Memory: 0 B\n +Streams: 1\n", info.Out);
        Assert.Matches(@" +Streams: 1 of unlimited\n", info.Out);
        using var json = JsonDocument.Parse((await OkAsync("account", "info", "--json")).OutBytes);
        Assert.Equal(1, json.RootElement.GetProperty("streams").GetInt32());
    }

    [Fact]
    public async Task Reports_list_connections_and_counts()
    {
        Assert.Matches(@"(?m)^\d+ +gust CLI Version .* 127\.0\.0\.1:\d+ +\$G +\d+m?s +1 +0 +\d+ B +0 B +1$", (await OkAsync("account", "report", "connections")).Out);
        Assert.Matches(@"(?m)^N\w+ +2\.\d+\.\d+ +1 +0 ", (await OkAsync("account", "report", "statistics")).Out);
    }

    [Fact]
    public async Task A_backup_of_all_streams_is_restored_whole_or_not_at_all()
    {
        string directory = Path.Combine(Home, "all");
        await OkAsync("stream", "add", "A", "--subjects", "a");
        await OkAsync("kv", "add", "B");
        await OkAsync("pub", "a", "x", "--count", "3", "-q");
        await OkAsync("kv", "put", "B", "k", "v");
        Assert.Contains("--force", (await FailsAsync("account", "backup", directory)).Error, StringComparison.Ordinal);
        await OkAsync("account", "backup", directory, "--force");
        await OkAsync("stream", "rm", "A", "-f");
        Assert.Contains("KV_B exists already; nothing was restored", (await FailsAsync("account", "restore", directory)).Error, StringComparison.Ordinal);
        await OkAsync("kv", "rm", "B", "-f");
        await OkAsync("account", "restore", directory);
        Assert.Contains("Messages: 3\n", (await OkAsync("stream", "info", "A")).Out, StringComparison.Ordinal);
        Assert.Equal("v", (await OkAsync("kv", "get", "B", "k", "--raw")).Out);
    }
}
