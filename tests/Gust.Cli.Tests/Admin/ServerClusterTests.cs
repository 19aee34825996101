using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gust.Cli.Tests.Admin;

/// <summary>What only shows where there are several servers.</summary>
public sealed class ServerClusterTests : CliTest, IClassFixture<ReferenceCluster>
{
    private readonly ReferenceCluster _cluster;

    public ServerClusterTests(ReferenceCluster cluster)
        : base(null)
    {
        _cluster = cluster;
        Environment["NATS_URL"] = cluster.Url;
    }

    [Fact]
    public async Task Ls_shows_every_server_and_every_cluster()
    {
        string text = await OutAsync("server", "ls", "--sort", "name");
        Assert.Equal(["e1", "e2", "e3", "w1"], Rows(text).Skip(1).Take(4).Select(row => row[0]));
        Assert.Contains("2 clusters", text, StringComparison.Ordinal);
        Assert.Contains("4 servers", text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^EAST +3 +3 +1 +\d+$", text);
        Assert.Matches(@"(?m)^WEST +1 +1 +3 +\d+$", text);
        Assert.Equal(["w1", "e3", "e2", "e1"], Rows(await OutAsync("server", "ls", "--sort", "name", "--reverse")).Skip(1).Take(4).Select(row => row[0]));
    }

    [Fact]
    public async Task Ping_ends_when_all_servers_have_answered()
    {
        // The longest wait would be the time-out, which is longer than the test may take.
        string text = await OutAsync("server", "ping", "--timeout", "5m");
        Assert.Contains("4 replies", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_go_to_the_servers_that_filters_choose()
    {
        Assert.Equal(4, (await OutAsync("server", "request", "idz")).Count(c => c == '\n'));
        Assert.Equal(3, (await OutAsync("server", "request", "--cluster", "EAST", "varz")).Count(c => c == '\n'));
        Assert.Equal(2, (await OutAsync("server", "request", "varz", "2")).Count(c => c == '\n'));
        using var w1 = JsonDocument.Parse(await OutAsync("server", "request", "--name", "w1", "gateways", "--timeout", "5m"));
        Assert.True(w1.RootElement.GetProperty("data").GetProperty("outbound_gateways").TryGetProperty("EAST", out _));
        Assert.Equal(1, (await OutAsync("server", "request", "jsz", "--leader")).Count(c => c == '\n'));
        Assert.Contains("no server matches; there are: e1, e2, e3, w1", (await FailsAsync("server", "request", "--name", "x", "varz")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Routes_gateways_and_leafnodes_are_reported()
    {
        string routes = await OutAsync("server", "report", "routes");
        Assert.Matches(@"(?m)^e1 +EAST +e2 +\S* +127\.0\.0\.1:\d+ +rid:\d+ ", routes);
        Assert.Matches(@"(?m)^e3 +EAST +e2 +\S* +127\.0\.0\.1:\d+ +rid:\d+ ", routes);
        Assert.DoesNotContain("e2   ", (await OutAsync("server", "report", "routes", "--host", "e1")).Split('\n')[1][..3], StringComparison.Ordinal);
        string gateways = await OutAsync("server", "report", "gateways");
        Assert.Matches(@"(?m)^w1 +WEST +\d+$", gateways);
        Assert.Matches(@"(?m)^ +Outbound +WEST 127\.0\.0\.1:\d+ +gid:\d+ ", gateways);
        Assert.Matches(@"(?m)^ +Inbound +EAST 127\.0\.0\.1:\d+ +gid:\d+ ", gateways);
        Assert.Matches(@"(?m)^e1 +leaf1 +A +127\.0\.0\.1:\d+ +lid:\d+ ", await OutAsync("server", "report", "leafnodes"));
        using var json = JsonDocument.Parse(await OutAsync("server", "report", "routes", "--json"));
        Assert.Equal(4, json.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task JetStream_report_shows_the_servers_and_the_meta_group()
    {
        string text = await OutAsync("server", "report", "jetstream");
        Assert.Matches(@"^Server +Cluster +Domain +Streams +Consumers +Messages +Bytes +Memory +File +API Req +API Err\ne1 +EAST ", text);
        Assert.DoesNotContain("\nw1 ", text, StringComparison.Ordinal); // JetStream is off there
        Assert.Single(Regex.Matches(text, @"(?m)^e\d +\w{8} +yes +yes +yes +0$"));
        Assert.Equal(2, Regex.Count(text, @"(?m)^e\d +\w{8} +yes +yes +[\d.]+\S+ +0$")); // current and online
    }

    [Fact]
    public async Task Meta_group_is_judged_by_its_members()
    {
        string[] check = ["server", "check", "meta", "--lag-critical", "100", "--seen-critical", "1m"];
        Assert.Matches(@"^OK JetStream Meta Cluster OK:leader e\d OK:3 peers \| peers=3;3;3 peer_offline=0 peer_not_current=0 peer_inactive=0 peer_lagged=0\n$", await OutAsync([.. check, "--expect", "3"]));
        CliRun wrong = await CliRun.EndedAsync(Environment, [.. check, "--expect", "5"], exitCode: 2);
        Assert.Contains("Crit:3 peers instead of 5", wrong.Out, StringComparison.Ordinal);
        CliRun silent = await CliRun.EndedAsync(Environment, ["server", "check", "meta", "--expect", "3", "--lag-critical", "100", "--seen-critical", "1us"], exitCode: 2);
        Assert.Contains("Crit:2 not seen for more than 1µs", silent.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leader_of_the_meta_group_gives_way()
    {
        CliRun elected = Start("events", "--no-srv-advisory", "--subjects", "$JS.EVENT.ADVISORY.DOMAIN.LEADER_ELECTED", "--count", "1");
        await elected.SaysAsync("Listening for");
        Assert.Contains("gives way", (await OkAsync("server", "cluster", "step-down", "--force")).Error, StringComparison.Ordinal);
        await elected.EndsWithAsync(0);
        await _cluster.FormedAsync(); // the other tests want a leader
        Assert.Contains("Domain Leader Elected", elected.Out, StringComparison.Ordinal);
        Assert.Contains("Confirm with --force", (await FailsAsync("server", "cluster", "peer-remove", "e3")).Error, StringComparison.Ordinal);
        Assert.Contains("server is not a member of the cluster", (await FailsAsync("server", "cluster", "peer-remove", "nobody", "--force")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replicated_stream_is_judged_by_its_servers()
    {
        string system = Environment["NATS_URL"];
        Environment["NATS_URL"] = system.Replace("sys:sys", "a:a", StringComparison.Ordinal);
        await OkAsync("stream", "add", "R3", "--subjects", "r3.>", "--replicas", "3", "--defaults");
        await ReferenceCluster.UntilAsync(Environment["NATS_URL"], ["server", "check", "stream", "--stream", "R3"], _ => true); // the others have caught up
        Assert.Matches(@"OK:leader e\d OK:3 peers .* peers=3;3;3 ", await OutAsync("server", "check", "stream", "--stream", "R3", "--peer-expect", "3", "--peer-lag-critical", "100"));
        Assert.Contains("Crit:3 peers instead of 5", (await CliRun.EndedAsync(Environment, ["server", "check", "stream", "--stream", "R3", "--peer-expect", "5"], exitCode: 2)).Out, StringComparison.Ordinal);
        Assert.Contains("replicas_ok=1 replicas_no_leader=0 replicas_fail=0", await OutAsync("server", "check", "jetstream"), StringComparison.Ordinal);
        Environment["NATS_URL"] = system;
        Assert.Matches(@"(?m)^e1 +EAST +1 +0 +0 ", await OutAsync("server", "report", "jetstream", "--account", "A"));
        CliRun purge = await OkAsync("server", "account", "purge", "A", "--force");
        Assert.Contains("has begun", purge.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_and_load_are_reported_for_every_server()
    {
        string health = await OutAsync("server", "report", "health", "--server-only");
        Assert.Equal(["e1", "e2", "e3", "w1"], Rows(health).Skip(1).Select(row => row[0]));
        Assert.Equal(4, Rows(health).Count(row => row.Contains("(200)")));
        using var cpu = JsonDocument.Parse(await OutAsync("server", "report", "cpu", "--json"));
        Assert.Equal(4, cpu.RootElement.EnumerateObject().Count());
        Assert.Matches(@"^Memory Usage\n\n(e1|e2|e3|w1): +[\d.]+ MiB █+\n", await OutAsync("server", "report", "mem"));
    }

    private async Task<string> OutAsync(params string[] args) => (await OkAsync(args)).Out;

    private static IEnumerable<string[]> Rows(string text) => text.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(row => row.Length > 0);
}
