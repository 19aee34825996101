using System.Text.Json;

namespace Gust.Cli.Tests.Admin;

[Collection(SystemServersCollection.Name)]
public sealed class ServerListingTests(SystemServers servers) : AdminTest(servers)
{
    public static TheoryData<string> Kinds => SystemServers.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Ls_shows_a_line_for_each_server_and_sums(string kind)
    {
        await OnAsync(kind);
        string text = await OutAsync("server", "ls");
        Assert.Matches(@"^Name +Cluster +Host +Version +JS +Conns +Subs +Accounts +Routes +GWs +Mem +CPU % +Cores +Slow +Uptime +RTT\n", text);
        Assert.Matches(@"(?m)^one +127\.0\.0\.1 +2\.\d+\.\d+ +yes +\d+ +\d+ +\d+ +0 +0 +[\d.]+ MiB +[\d.]+ +\d+ +0 +\S+ +[\d.]+[mµ]?s$", text);
        Assert.Contains("1 servers", text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^Cluster +Node Count +Outgoing Gateways +Incoming Gateways +Connections$", text);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Ls_writes_what_the_servers_say_as_json(string kind)
    {
        await OnAsync(kind);
        using var json = JsonDocument.Parse(await OutAsync("server", "list", "1", "--json"));
        Assert.Equal("one", json.RootElement[0].GetProperty("server").GetProperty("name").GetString());
        Assert.True(json.RootElement[0].GetProperty("statsz").GetProperty("connections").GetInt64() > 0);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_server_that_is_expected_and_does_not_answer_is_told(string kind)
    {
        await OnAsync(kind);
        Assert.Contains("1 of 2 servers did not answer", (await FailsAsync("server", "ls", "2", "--timeout", "300ms")).Error, StringComparison.Ordinal);
        CliRun ping = await FailsAsync("server", "ping", "--expect", "3", "--timeout", "300ms");
        Assert.Contains("2 of 3 servers did not answer", ping.Error, StringComparison.Ordinal);
        Assert.Contains("1 replies max: ", ping.Out, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Ping_shows_times_and_their_distribution(string kind)
    {
        await OnAsync(kind);
        string text = await OutAsync("server", "ping", "1", "--graph", "--id");
        Assert.Matches(@"^N[A-Z0-9]{55} one {57} ?rtt=[\d.]+[mµ]?s\n\n---- ping statistics ----\n1 replies max: [\d.]+ min: [\d.]+ avg: [\d.]+\n", text);
        Assert.Contains("█", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rtt=", await OutAsync("server", "ping", "--average"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Info_shows_one_server_by_name_by_id_or_the_connected_one(string kind)
    {
        await OnAsync(kind);
        string text = await OutAsync("server", "info");
        Assert.Matches(@"^Server information for one \(N[A-Z0-9]{55}\)\n\nProcess Details:\n\n +Version: 2\.", text);
        Assert.Matches(@"(?m)^ +Auth Required: true$", text);
        Assert.Matches(@"(?m)^ +Tags: az1, ssd$", text);
        Assert.Matches(@"(?m)^ +Max Storage: \d+ MiB$", text);
        using var json = JsonDocument.Parse(await OutAsync("server", "info", "one", "--json"));
        string id = json.RootElement.GetProperty("server_id").GetString()!;
        Assert.Contains(id, await OutAsync("server", "info", id), StringComparison.Ordinal);
        Assert.Contains("there is no server two; there are: one", (await FailsAsync("server", "info", "two")).Error, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Without_the_system_account_one_line_says_what_is_missing(string kind)
    {
        await OnAsync(kind, "a");
        foreach (string[] command in (string[][])[["ls"], ["info"], ["ping"], ["request", "varz"], ["request", "kick", "1"]])
        {
            CliRun run = await FailsAsync(["server", .. command]);
            Assert.Matches("^gust: no responders on \\$SYS.+: this needs a user of the system account; .+\n$", run.Error);
        }
    }
}
