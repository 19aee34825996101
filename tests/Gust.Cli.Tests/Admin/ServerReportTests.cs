using System.Text.Json;
using Gust.Testing;

namespace Gust.Cli.Tests.Admin;

[Collection(SystemServersCollection.Name)]
public sealed class ServerReportTests(SystemServers servers) : AdminTest(servers)
{
    public static TheoryData<string> Kinds => SystemServers.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Connections_are_sorted_and_filtered(string kind)
    {
        ServerProcess server = await OnAsync(kind);
        await using var few = await TestClient.OpenAsync(server, "a", "rep-few", subscriptions: 2);
        await using var many = await TestClient.OpenAsync(server, "a", "rep-many", subscriptions: 7);
        string text = await OutAsync("server", "report", "connections", "--account", "A", "--sort", "subs");
        Assert.StartsWith("CID ", text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^\d+ +rep-many +one +127\.0\.0\.1:\d+ +A +\d+s +0 +0 +0 B +0 B +7$", text);
        Assert.True(text.IndexOf("rep-many", StringComparison.Ordinal) < text.IndexOf("rep-few", StringComparison.Ordinal));
        string top = await OutAsync("server", "report", "connections", "--account", "A", "--top", "1");
        Assert.DoesNotContain("rep-few", top, StringComparison.Ordinal);
        string reversed = await OutAsync("server", "report", "--reverse", "connections", "--account", "A");
        Assert.True(reversed.IndexOf("rep-few", StringComparison.Ordinal) < reversed.IndexOf("rep-many", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(await OutAsync("server", "report", "connz", "--account", "A", "--subject", "rep-many.3", "--json"));
        Assert.Equal("rep-many", json.RootElement[0].GetProperty("name").GetString());
        Assert.Equal("one", json.RootElement[0].GetProperty("server").GetProperty("name").GetString());
        Assert.Equal(1, json.RootElement.GetArrayLength());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task More_connections_than_a_page_are_all_reported(string kind)
    {
        await using ServerProcess server = await SystemServers.StartAsync(kind);
        As(server, "sys");
        List<TestClient> clients = [];
        for (int i = 0; i < 1030; i++)
        {
            clients.Add(await TestClient.OpenAsync(server, "b", "many"));
        }

        using var json = JsonDocument.Parse(await OutAsync("server", "report", "connections", "--username", "b", "--top", "5000", "--json"));
        Assert.Equal(1030, json.RootElement.EnumerateArray().Select(connection => connection.GetProperty("cid").GetInt64()).Distinct().Count());
        foreach (TestClient client in clients)
        {
            await client.DisposeAsync();
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Closed_connections_show_their_reason(string kind)
    {
        ServerProcess server = await OnAsync(kind);
        CliRun gone = Start("events", "--conn", "--filter", "rep-gone", "--count", "2");
        await gone.SaysAsync("Listening for");
        await (await TestClient.OpenAsync(server, "a", "rep-gone")).DisposeAsync();
        await gone.EndsWithAsync(0); // not before the server knows it
        string text = await OutAsync("server", "report", "connections", "--closed-reason", "client closed");
        Assert.Matches(@"(?m)^\d+ +rep-gone .* Client Closed$", text);
        Assert.DoesNotContain("rep-gone", await OutAsync("server", "report", "connections", "--closed-reason", "Slow Consumer"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Accounts_are_summed_over_servers(string kind)
    {
        ServerProcess server = await OnAsync(kind);
        await using var client = await TestClient.OpenAsync(server, "a", "rep-acc", subscriptions: 1);
        await client.Client.PublishAsync("rep-acc.0", new byte[10]);
        await client.Client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Matches(@"(?m)^A +[\d,]+ +0 +[1-9][\d,]* +[1-9][\d,]* +\d", await OutAsync("server", "report", "accounts"));
        string one = await OutAsync("server", "report", "accounts", "A");
        Assert.Contains("rep-acc", one, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await OutAsync("server", "report", "acct", "--json", "--sort", "conns"));
        Assert.Contains(json.RootElement.EnumerateArray(), account => account.GetProperty("account").GetString() == "SYS");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task JetStream_health_and_load_are_reported(string kind)
    {
        ServerProcess server = await OnAsync(kind, "a");
        await OkAsync("stream", "add", "REP", "--subjects", "rep.>", "--defaults");
        await OkAsync("pub", "rep.x", "body", "--count", "3", "-q", "--jetstream");
        As(server, "sys");
        Assert.Matches(@"(?m)^one +[1-9]\d* +\d+ +[1-9]\d* ", await OutAsync("server", "report", "jetstream"));
        Assert.Matches(@"(?m)^one +[1-9]\d* +\d+ +[1-9]\d* ", await OutAsync("server", "report", "jetstream", "--account", "A"));
        Assert.Matches(@"(?m)^one +ok \(200\)$", await OutAsync("server", "report", "health"));
        Assert.Matches(@"(?m)^one +error \(404\)\n +STREAM +JetStream stream ", await OutAsync("server", "report", "health", "--account", "A", "--stream", "NOPE"));
        Assert.Matches(@"^CPU Usage\n\none: +[\d.]+%", await OutAsync("server", "report", "cpu"));
        Assert.Matches(@"^Memory Usage\n\none: +[\d.]+ MiB █+\n", await OutAsync("server", "report", "mem"));
        Assert.StartsWith("Server", await OutAsync("server", "report", "routes"), StringComparison.Ordinal);
        Assert.StartsWith("Server", await OutAsync("server", "report", "gateways"), StringComparison.Ordinal);
        Assert.StartsWith("Server", await OutAsync("server", "report", "leafnodes"), StringComparison.Ordinal);
        As(server, "a");
        await OkAsync("stream", "rm", "REP", "-f");
    }
}
