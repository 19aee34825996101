using System.Text.Json;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>What is told of streams to who asks in the system account, beside the reference.</summary>
public sealed class StreamsRequestsTests(StreamsServers servers) : IClassFixture<StreamsServers>
{
    private const string System = """ "user":"s","pass":"s" """;

    private readonly ServerPair _pair = servers.Pair;

    [Fact]
    public async Task Streams_are_told_of_as_the_reference_does()
    {
        await CompareAsync("/jsz", "$SYS.REQ.SERVER.{id}.JSZ", "", "{}", "null", """{"accounts":true}""", """{"accounts":true,"offset":1,"limit":1}""", """{"streams":true}""",
            """{"consumer":true,"config":true,"raft":true}""", """{"consumer":true,"direct_consumer":true}""", """{"account":"A","streams":true}""", """{"account":"NOPE"}""", """{"account":"C","streams":true}""",
            """{"leader_only":true}""", """{"stream_leader_only":true,"streams":true}""", """{"ACCOUNTS":true}""", """{"accounts":null}""", """{"unknown":1}""");
    }

    [Fact]
    public async Task All_servers_may_be_asked_at_once()
    {
        await CompareAsync("/jsz", "$SYS.REQ.SERVER.PING.JSZ", "", """{"accounts":true,"server_name":"lab"}""");
        await CompareAsync("/healthz", "$SYS.REQ.SERVER.PING.HEALTHZ", "", """{"details":true}""");
        await CompareAsync("/raftz", "$SYS.REQ.SERVER.PING.RAFTZ", "", """{"account":"A"}""");
    }

    [Fact]
    public async Task Health_is_told_as_the_reference_does()
    {
        await CompareAsync("/healthz", "$SYS.REQ.SERVER.{id}.HEALTHZ", "", "{}", """{"details":true}""", """{"js-enabled":true}""", """{"js-enabled-only":true}""", """{"js-server-only":true,"account":"NOPE"}""",
            """{"js-meta-only":true,"account":"NOPE"}""", """{"account":"A","stream":"ORDERS","consumer":"pull"}""", """{"account":"A","stream":"ORDERS","consumer":"NOPE"}""",
            """{"account":"A","stream":"NOPE","details":true}""", """{"account":"NOPE"}""", """{"stream":"ORDERS"}""", """{"consumer":"pull","details":true}""");
    }

    [Fact]
    public async Task Groups_of_consensus_are_told_of_as_by_a_reference_without_any() =>
        await CompareAsync("/raftz", "$SYS.REQ.SERVER.{id}.RAFTZ", "", "{}", """{"account":"A"}""", """{"account":"NOPE","group":"x"}""");

    [Fact]
    public async Task An_account_is_told_of_as_the_reference_does()
    {
        foreach (string account in (string[])["A", "B", "C", "NOPE", "SYS"])
        {
            await CompareAsync("/jsz", $"$SYS.REQ.ACCOUNT.{account}.JSZ", "", "{}", """{"streams":true}""", """{"consumer":true,"config":true}""", """{"account":"B"}""", """{"offset":3,"limit":1}""");
        }
    }

    [Theory]
    [InlineData("$SYS.REQ.SERVER.PING.JSZ")]
    [InlineData("$SYS.REQ.SERVER.PING.HEALTHZ")]
    [InlineData("$SYS.REQ.SERVER.PING.RAFTZ")]
    [InlineData("$SYS.REQ.ACCOUNT.A.JSZ")]
    public async Task Who_is_not_meant_says_nothing(string subject)
    {
        foreach (MonitoredProcess server in (MonitoredProcess[])[_pair.Reference, _pair.Gust])
        {
            using Client client = await Client.ConnectAsync(server, System);
            Assert.Null(await client.TryAskAsync(subject, """{"server_name":"other"}"""));
        }
    }

    private async Task CompareAsync(string document, string subject, params string[] requests)
    {
        List<string> differences = [];
        foreach (string request in requests)
        {
            foreach (string difference in AnswerComparison.Differences(document, await AskAsync(_pair.Reference, subject, request), await AskAsync(_pair.Gust, subject, request)))
            {
                differences.Add($"{subject} {request}: {difference}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    /// <summary>The answer as if it had come over HTTP.</summary>
    private static async Task<HttpAnswer> AskAsync(MonitoredProcess server, string subject, string request)
    {
        using Client client = await Client.ConnectAsync(server, System);
        string id = JsonElement.Parse((await server.GetAsync("/varz")).Body).GetProperty("server_id").GetString()!;
        JsonElement whole = JsonElement.Parse(await client.AskAsync(subject.Replace("{id}", id), request));
        return whole.TryGetProperty("error", out JsonElement error)
            ? new HttpAnswer(error.GetProperty("code").GetInt32(), "", error.GetProperty("description").GetString()!, whole.TryGetProperty("data", out JsonElement nothing) ? nothing.GetRawText() : "")
            : new HttpAnswer(200, "application/json", "", whole.GetProperty("data").GetRawText());
    }
}
