using System.Text;
using System.Text.Json;
using Gust.JetStream.Backups.Archives;
using Gust.Testing;

namespace Gust.Cli.Tests.JetStream;

/// <summary>A backup of one server is restored by another: ours and the reference, each by the command line.</summary>
public sealed class BackupBetweenServersTests() : CliTest(null), IAsyncLifetime
{
    private readonly Dictionary<string, ServerProcess> _servers = [];

    public async ValueTask InitializeAsync()
    {
        _servers["gust"] = await StartAsync(GustExecutable.Server);
        _servers["reference"] = await StartAsync(Testing.ReferenceServer.Executable);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ServerProcess server in _servers.Values)
        {
            await server.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("gust", "gust")]
    [InlineData("gust", "reference")]
    [InlineData("reference", "gust")]
    public async Task Stream_comes_back_on_the_other_server_with_all_that_it_had(string from, string to)
    {
        On(from);
        await FillAsync();
        List<string> before = await BackUpAsync("first", "--check", "--chunk-size", "16KB", "--window-size", "64KB");
        await OkAsync("stream", "rm", "S", "-f");

        On(to);
        await OkAsync("stream", "restore", Path.Combine(Home, "first"));
        List<string> after = await BackUpAsync("second");
        Assert.Equal(Messages(before), Messages(after));
        Assert.Equal(Documents(before), Documents(after));
        Assert.Equal("late\n", (await OkAsync("stream", "view", "S", "--raw", "--subject", "s.late")).Out);
        Assert.Contains("\"seq\": 166", (await OkAsync("req", "s.next", "x", "--raw")).Out.Replace("\"seq\":", "\"seq\": ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gust", "reference")]
    [InlineData("reference", "gust")]
    public async Task Whole_account_moves_to_the_other_server(string from, string to)
    {
        string directory = Path.Combine(Home, "all");
        On(from);
        await FillAsync();
        await OkAsync("kv", "add", "B", "--history", "3");
        await OkAsync("kv", "put", "B", "k", "one");
        await OkAsync("kv", "put", "B", "k", "two");
        await OkAsync("account", "backup", directory, "--force");

        On(to);
        await OkAsync("account", "restore", directory);
        Assert.Equal("two", (await OkAsync("kv", "get", "B", "k", "--raw")).Out);
        Assert.Contains("Messages: 162\n", (await OkAsync("stream", "info", "S")).Out, StringComparison.Ordinal);
        await OkAsync("stream", "rm", "S", "-f");
        await OkAsync("kv", "rm", "B", "-f");
    }

    [Fact]
    public async Task Backup_that_is_cut_off_is_refused_and_nothing_is_left()
    {
        On("gust");
        await FillAsync();
        await BackUpAsync("cut");
        await OkAsync("stream", "rm", "S", "-f");
        string archive = Path.Combine(Home, "cut", "stream.tar.s2");
        await using (FileStream file = File.OpenWrite(archive))
        {
            file.SetLength(file.Length - 10);
        }

        Assert.Contains("restore failed", (await FailsAsync("stream", "restore", Path.Combine(Home, "cut"))).Error, StringComparison.Ordinal);
        Assert.Equal("", (await OkAsync("stream", "ls", "--names")).Out.Trim());
    }

    private static List<string> Messages(List<string> entries) => [.. entries.Where(line => line.Split('|')[2] != "0")];

    /// <summary>State and consumers, without the moments of deliveries.</summary>
    private static List<string> Documents(List<string> entries)
    {
        List<string> documents = [];
        foreach (string[] entry in entries.Select(line => line.Split('|')).Where(parts => parts[2] == "0"))
        {
            using var json = JsonDocument.Parse(entry[4]);
            documents.Add(json.RootElement.TryGetProperty("config", out JsonElement config)
                ? $"{entry[0]} {config} {json.RootElement.GetProperty("state").GetProperty("delivered")} {json.RootElement.GetProperty("state").GetProperty("ack_floor")} {Pending(json.RootElement.GetProperty("state"))}"
                : $"{json.RootElement.GetProperty("messages")} {json.RootElement.GetProperty("bytes")} {json.RootElement.GetProperty("first_seq")} {json.RootElement.GetProperty("last_seq")} {json.RootElement.GetProperty("first_ts")}");
        }

        return documents;
    }

    private static string Pending(JsonElement state) => string.Join(
        ",",
        state.TryGetProperty("pending", out JsonElement pending)
            ? pending.EnumerateObject().Select(one => $"{one.Name}:{one.Value.GetProperty("Sequence")}").Order(StringComparer.Ordinal)
            : []);

    private static Task<ServerProcess> StartAsync(ServerExecutable server) =>
        ServerProcess.StartAsync(server, $"jetstream {{ store_dir: '{Directory.CreateTempSubdirectory("gust-js").FullName}' }}");

    private void On(string server) => Environment["NATS_URL"] = _servers[server].Url;

    /// <summary>165 sequences, 162 messages: headers, times to live, gaps, a large one; a consumer in the middle of its work.</summary>
    private async Task FillAsync()
    {
        await OkAsync("stream", "add", "S", "--subjects", "s.>", "--allow-msg-ttl");
        await OkAsync("pub", "s.{{Count}}", "body {{Count}}", "-H", "N:{{Count}}", "--count", "160", "-q");
        await OkAsync("pub", "s.big", new string('x', 300_000), "-q");
        await OkAsync("pub", "s.short", "an hour", "-H", "Nats-TTL:1h", "-q");
        await OkAsync("pub", "s.short", "for ever", "-H", "Nats-TTL:never", "-q");
        await OkAsync("pub", "s.gone", "gone", "-q");
        await OkAsync("pub", "s.late", "late", "-q");
        await OkAsync("stream", "rmm", "S", "7", "-f");
        await OkAsync("stream", "rmm", "S", "8", "-f");
        await OkAsync("stream", "purge", "S", "--subject", "s.gone", "-f");
        await OkAsync("consumer", "add", "S", "C", "--pull", "--ack", "explicit", "--wait", "1h", "--defaults");
        await OkAsync("consumer", "next", "S", "C", "--count", "5", "--ack");
        await OkAsync("consumer", "next", "S", "C", "--count", "3", "--no-ack");
    }

    /// <summary>Takes a backup and returns its entries as lines.</summary>
    private async Task<List<string>> BackUpAsync(string name, params string[] flags)
    {
        string directory = Path.Combine(Home, name);
        await OkAsync(["stream", "backup", "S", directory, .. flags]);
        Lines lines = new();
        using ArchiveReader archive = new(lines);
        using S2Reader frames = new(archive);
        frames.Write(await File.ReadAllBytesAsync(Path.Combine(directory, "stream.tar.s2")));
        Assert.True(archive.IsComplete);
        return lines.All;
    }

    private sealed class Lines : IArchiveVisitor
    {
        public List<string> All { get; } = [];

        public void Visit(in ArchiveEntry entry) => All.Add(
            $"{Text(entry.Name)}|{(entry.Sequence == 0 ? 0 : entry.Time)}|{entry.Sequence}|{Text(entry.Headers)}|{Text(entry.Payload)}");

        private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
    }
}
