using Gust.Testing;

namespace Gust.Cli.Tests.Admin;

[Collection(SystemServersCollection.Name)]
public sealed class ServerWatchTests(SystemServers servers) : AdminTest(servers)
{
    public static TheoryData<string> Kinds => SystemServers.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Watches_show_what_there_is_and_rates(string kind)
    {
        ServerProcess server = await OnAsync(kind);
        await using var client = await TestClient.OpenAsync(server, "a", "watched", subscriptions: 3);
        string[] twice = ["--count", "2", "--interval", "50ms"];
        Assert.Matches(@"(?s)^Server +Conns .*\none +\d+ .*\n\nServer +Conns .*\none +\d+ +\d+ +0 +[\d.]+ MiB ", await OutAsync(["server", "watch", "server", .. twice]));
        Assert.Matches(@"(?m)^A +[1-9]\d* +0 +\d+ +0 +1 ", await OutAsync(["server", "watch", "accounts", .. twice]));
        Assert.Matches(@"(?m)^\d+ +one +A +watched +0 +0 B +0 +0 B +3 +0 B$", await OutAsync(["server", "watch", "connections", "--sort", "subs", .. twice]));
        Assert.Matches(@"(?m)^one +\d+ +\d+ +0 B +", await OutAsync(["server", "watch", "jetstream", .. twice]));
        Assert.Equal(2, (await OutAsync(["server", "watch", "accounts", "--top", "1", "--count", "1"])).TrimEnd('\n').Split('\n').Length);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Graph_shows_a_server_over_time(string kind)
    {
        await OnAsync(kind);
        Assert.Matches(@"^CPU %: \d+  Memory Bytes: [\d,]{9,}  Connections: \d+  Subscriptions: \d+ .*\n.*\n$", await OutAsync("server", "graph", "one", "--count", "2", "--interval", "20ms"));
        Assert.Matches(@"^API Requests / second: \d+ .*\n$", await OutAsync("server", "graph", "--jetstream", "--count", "1", "--interval", "20ms"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Accounts_are_listed_and_shown(string kind)
    {
        await OnAsync(kind);
        string list = await OutAsync("server", "account", "ls");
        Assert.Contains("A\nB\nSYS\n", list, StringComparison.Ordinal);
        string text = await OutAsync("server", "account", "info", "A");
        Assert.Matches(@"^Account information for account A\n\nDetails:\n\n +Complete: true\n +Expired: false\n +System Account: false\n", text);
        Assert.Matches(@"(?m)^ +old\.\*: new\.", text);
        Assert.Matches(@"(?m)^ +service: svc\.>, answers Singleton$", text);
        Assert.Matches(@"(?m)^ +service: svc\.x of account A", await OutAsync("server", "account", "info", "B", "--host", "one"));
        Assert.StartsWith("{\n  \"account_name\": \"A\"", await OutAsync("server", "account", "info", "A", "--json"), StringComparison.Ordinal);
        Assert.Contains("NOPE", (await FailsAsync("server", "account", "info", "NOPE")).Error, StringComparison.Ordinal);
        Assert.Contains("Confirm with --force", (await FailsAsync("server", "account", "purge", "A")).Error, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Reload_is_asked_for_and_its_refusal_told(string kind)
    {
        await OnAsync(kind);
        Assert.Equal("Server one has read its configuration again\n", await OutAsync("server", "config", "reload", "one", "--force"));
        Assert.Contains("Confirm with --force", (await FailsAsync("server", "config", "reload", "one")).Error, StringComparison.Ordinal);
        Assert.Contains("there is no server two", (await FailsAsync("server", "config", "reload", "two", "--force")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mapping_is_tried_out()
    {
        Assert.Equal("n.b.a\n", await OutAsync("server", "mapping", "o.*.*", "n.{{wildcard(2)}}.$1", "o.a.b"));
        CliRun lines = await CliRun.EndedAsync(Environment, ["server", "mapping", "o.*", "n.$1"], "o.x\no.y\nother\n"u8.ToArray(), exitCode: 1);
        Assert.Equal("n.x\nn.y\nother does not match o.*\n", lines.Out);
        Assert.Contains("this is no mapping: ", (await FailsAsync("server", "mapping", "o.*", "n.{{nope(1)}}", "o.x")).Error, StringComparison.Ordinal);
    }
}
