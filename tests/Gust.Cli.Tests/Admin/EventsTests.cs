using System.Text.Json;
using Gust.Testing;

namespace Gust.Cli.Tests.Admin;

[Collection(SystemServersCollection.Name)]
public sealed class EventsTests(SystemServers servers) : AdminTest(servers)
{
    public static TheoryData<string> Kinds => SystemServers.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Clients_that_come_and_go_are_shown(string kind)
    {
        ServerProcess server = await OnAsync(kind);
        CliRun events = await ListeningAsync(["events", "--conn", "--filter", "EV-ONE", "--count", "2"]);
        CliRun lines = await ListeningAsync(["server", "events", "--short", "--filter", "ev-one", "--count", "2"]);
        await (await TestClient.OpenAsync(server, "a", "ev-one")).DisposeAsync();
        await events.EndsWithAsync(0);
        await lines.EndsWithAsync(0);
        Assert.Matches(@"^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] \[\w+\] Client Connect\n\n(.*\n)*Client:\n\n(.*\n)* +Acc: A\n +User: a\n +Name: ev-one\n(.*\n)*Server:\n\n +Name: one\n", events.Out);
        Assert.Contains("Reason: Client Closed\n", events.Out, StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \[Client Connect\] server\.name=one client\.acc=A client\.user=a client\.name=ev-one .*\n.* \[Client Disconnect\] .* reason=Client Closed\n$", lines.Out);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Refused_login_is_an_event(string kind)
    {
        ServerProcess server = await OnAsync(kind);
        CliRun events = await ListeningAsync(["events", "--json", "--filter", "Authentication Failure", "--count", "1"]);
        Dictionary<string, string> wrong = new(Environment) { ["NATS_URL"] = Url(server, "a").Replace("a:a", "a:wrong", StringComparison.Ordinal) };
        await CliRun.EndedAsync(wrong, ["pub", "x", "y"], exitCode: 1);
        await events.EndsWithAsync(0);
        using var json = JsonDocument.Parse(events.Out);
        Assert.Equal("Authentication Failure", json.RootElement.GetProperty("reason").GetString());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Advisories_and_other_subjects_are_shown_as_asked(string kind)
    {
        ServerProcess server = await OnAsync(kind, "a");
        CliRun cloud = await ListeningAsync(["events", "--js-advisory", "--no-srv-advisory", "--cloudevent", "--filter", "stream_action", "--count", "1"]);
        CliRun other = await ListeningAsync(["events", "--no-srv-advisory", "--subjects", "ev.sample", "--count", "2"]);
        await OkAsync("stream", "add", "EVS", "--subjects", "evs.>", "--defaults");
        await OkAsync("pub", "ev.sample", "not \e[31mJSON");
        await OkAsync("pub", "ev.sample", """{"type":"io.nats.server.metric.v1.service_latency","total":5,"requestor":{"name":"r\u001b"}}""");
        await OkAsync("stream", "rm", "EVS", "-f");
        await cloud.EndsWithAsync(0);
        await other.EndsWithAsync(0);
        using var json = JsonDocument.Parse(cloud.Out);
        Assert.Equal("1.0", json.RootElement.GetProperty("specversion").GetString());
        Assert.Equal("EVS", json.RootElement.GetProperty("data").GetProperty("stream").GetString());
        Assert.Matches(@"^\[.*\] ev\.sample\n\n  not \?\[31mJSON\n\n\[.*\] Service Latency\n\n +Total: 5\n\nRequestor:\n\n +Name: r\?\n", other.Out);
        Assert.Contains("no events were chosen", (await FailsAsync("events", "--no-srv-advisory")).Error, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Who_cannot_see_the_servers_events_is_told_so(string kind)
    {
        await OnAsync(kind, "a");
        Assert.Contains("users of the system account only", (await FailsAsync("events")).Error, StringComparison.Ordinal);

        CliRun both = await ListeningAsync(["events", "--subjects", "ev.seen", "--count", "1"]);
        await OkAsync("pub", "ev.seen", "here");
        await both.EndsWithAsync(0);
        Assert.Contains("Events of servers will not be seen", both.Error, StringComparison.Ordinal);
        Assert.Contains("here", both.Out, StringComparison.Ordinal);
    }

    private async Task<CliRun> ListeningAsync(string[] args)
    {
        CliRun run = Start(args);
        await run.SaysAsync("Listening for");
        return run;
    }
}
