using System.Text.Json;

namespace Gust.Cli.Tests.Admin;

[Collection(SystemServersCollection.Name)]
public sealed class ServerRequestTests(SystemServers servers) : AdminTest(servers)
{
    public static TheoryData<string> Kinds => SystemServers.Kinds;

    public static MatrixTheoryData<string, string[]> Services => new(SystemServers.Kinds.Select(row => row.Data), Fields);

    private static readonly string[][] Fields =
    [
        ["variables", "max_payload"], ["varz", "mem"], ["connections", "num_connections"], ["connz", "connections"], ["subscriptions", "num_subscriptions"],
        ["routes", "num_routes"], ["gateways", "outbound_gateways"], ["leafnodes", "leafnodes"], ["accounts", "accounts"], ["jetstream", "config"], ["jsz", "api"],
        ["jetstream-health", "status"], ["healthz", "status_code"], ["expvar", "cmdline"], ["subsz", "num_cache"],
    ];

    [Theory, MemberData(nameof(Services))]
    public async Task Each_kind_of_request_writes_a_line_of_json(string kind, string[] serviceAndField)
    {
        await OnAsync(kind);
        string text = await OutAsync("server", "request", serviceAndField[0]);
        Assert.Equal(1, text.Count(c => c == '\n'));
        using var json = JsonDocument.Parse(text);
        Assert.Equal("one", json.RootElement.GetProperty("server").GetProperty("name").GetString());
        Assert.True(json.RootElement.GetProperty("data").TryGetProperty(serviceAndField[1], out _), text);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Names_and_statistics_have_forms_of_their_own(string kind)
    {
        await OnAsync(kind);
        using var id = JsonDocument.Parse(await OutAsync("server", "req", "idz"));
        Assert.Equal("one", id.RootElement.GetProperty("name").GetString());
        using var stats = JsonDocument.Parse(await OutAsync("server", "req", "statsz"));
        Assert.True(stats.RootElement.GetProperty("statsz").GetProperty("mem").GetInt64() > 0);
        using var queues = JsonDocument.Parse(await OutAsync("server", "req", "ipqueues", "--all"));
        Assert.Equal(JsonValueKind.Object, queues.RootElement.GetProperty("data").ValueKind);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Filters_choose_servers(string kind)
    {
        await OnAsync(kind);
        foreach (string[] filter in (string[][])[["--name", "on"], ["--host", "127."], ["--tags", "ssd", "--tags", "az1"], ["--tags", "ssd,az1"]])
        {
            Assert.Contains("\"max_payload\"", await OutAsync(["server", "request", .. filter, "varz"]), StringComparison.Ordinal);
        }

        foreach (string[] filter in (string[][])[["--name", "two"], ["--cluster", "c"], ["--tags", "hdd"]])
        {
            Assert.Contains("no server matches; there are: one", (await FailsAsync(["server", "request", .. filter, "varz"])).Error, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Connections_are_found_by_what_they_are_and_one_is_kicked(string kind)
    {
        Testing.ServerProcess server = await OnAsync(kind);
        Dictionary<string, string> asUser = new(Environment) { ["NATS_URL"] = Url(server, "a") };
        CliRun sub = CliRun.Start(asUser, "sub", "kick.me", "--connection-name", "victim");
        await sub.SaysAsync("Subscribing on");
        JsonElement victim = await ConnectionAsync("--filter-account", "A", "--filter-subject", "kick.me", "--subscriptions");
        Assert.Equal("victim", victim.GetProperty("name").GetString());
        Assert.Equal("kick.me", victim.GetProperty("subscriptions_list_detail")[0].GetProperty("subject").GetString());
        string cid = victim.GetProperty("cid").ToString();
        Assert.Equal("victim", (await ConnectionAsync("--filter-cid", cid)).GetProperty("name").GetString());
        Assert.Equal("a", (await ConnectionAsync("--filter-user", "a", "--sort", "subs")).GetProperty("authorized_user").GetString());
        Assert.Equal("", await OutAsync("server", "request", "connections", "--filter-user", "nobody", "--filter-empty"));
        Assert.Contains("\"name\": \"one\"", await OutAsync("server", "request", "kick", cid, "one"), StringComparison.Ordinal);
        await sub.SaysAsync("Disconnected");
        sub.Interrupt();
        Assert.Contains("no such client", (await FailsAsync("server", "request", "kick", cid)).Error, StringComparison.Ordinal);
        Assert.Equal("Kicked", (await ConnectionAsync("--filter-state", "closed", "--filter-cid", cid)).GetProperty("reason").GetString());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Accounts_and_jetstream_are_shown_in_detail_when_asked(string kind)
    {
        Testing.ServerProcess server = await OnAsync(kind, "a");
        await OkAsync("stream", "add", "REQ", "--subjects", "req.>", "--defaults");
        As(server, "sys");
        using var account = JsonDocument.Parse(await OutAsync("server", "request", "accounts", "--account", "A"));
        Assert.Equal("A", account.RootElement.GetProperty("data").GetProperty("account_detail").GetProperty("account_name").GetString());
        using var jsz = JsonDocument.Parse(await OutAsync("server", "request", "jetstream", "--account", "A", "--all"));
        Assert.Contains(
            jsz.RootElement.GetProperty("data").GetProperty("account_details")[0].GetProperty("stream_detail").EnumerateArray(), stream => stream.GetProperty("name").GetString() == "REQ");
        using var health = JsonDocument.Parse(await OutAsync("server", "request", "healthz", "--account", "A", "--stream", "NOPE"));
        Assert.Equal(404, health.RootElement.GetProperty("data").GetProperty("status_code").GetInt32());
        As(server, "a");
        await OkAsync("stream", "rm", "REQ", "-f");
    }

    [Fact]
    public async Task A_profile_is_saved()
    {
        await OnAsync("reference");
        string text = await OutAsync("server", "request", "profile", "heap", Home);
        Assert.Matches(@"^Server one profile written: .+heap-\d{8}-\d{6}-one\n$", text);
        Assert.True(new FileInfo(Directory.GetFiles(Home, "heap-*").Single()).Length > 0);
        Assert.Contains("there is no directory", (await FailsAsync("server", "request", "profile", "heap", Home + "/none")).Error, StringComparison.Ordinal);
    }

    private async Task<JsonElement> ConnectionAsync(params string[] filter)
    {
        using var json = JsonDocument.Parse(await OutAsync(["server", "request", "connections", .. filter]));
        return json.RootElement.GetProperty("data").GetProperty("connections")[0].Clone();
    }
}
