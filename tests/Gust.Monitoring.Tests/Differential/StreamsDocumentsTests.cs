using System.Text.Json;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>What is told of streams, beside the reference.</summary>
public sealed class StreamsDocumentsTests(StreamsServers servers) : IClassFixture<StreamsServers>
{
    private readonly ServerPair _pair = servers.Pair;

    [Fact]
    public async Task Totals_are_those_of_the_reference()
    {
        await _pair.CompareAsync("/jsz", "/jsz?raft=1", "/jsz?config=1", "/jsz?leader-only=1", "/jsz?stream-leader-only=1", "/jsz?direct-consumers=1", "/jsz?limit=1&offset=1");
    }

    [Fact]
    public async Task Streams_are_part_of_what_is_told_of_the_server()
    {
        Assert.Equal(await StreamsOfServerAsync(_pair.Reference), await StreamsOfServerAsync(_pair.Gust));
    }

    [Fact]
    public async Task Accounts_with_streams_are_told_of_as_the_reference_does()
    {
        await _pair.CompareAsync(
            "/jsz?accounts=1", "/jsz?accounts=true&limit=1", "/jsz?accounts=1&offset=1", "/jsz?accounts=1&offset=1&limit=1", "/jsz?accounts=1&offset=7", "/jsz?accounts=1&limit=0&offset=-1",
            "/jsz?acc=A", "/jsz?acc=B", "/jsz?acc=C", "/jsz?acc=NOPE", "/jsz?acc=SYS", "/jsz?acc=$G", "/jsz?acc=A&accounts=1&offset=1", "/jsz?acc=B&leader-only=1");
    }

    [Fact]
    public async Task Streams_are_told_of_as_the_reference_does()
    {
        await _pair.CompareAsync(
            "/jsz?streams=1", "/jsz?streams=1&config=1", "/jsz?streams=1&acc=A", "/jsz?streams=1&acc=B&config=1", "/jsz?streams=1&raft=1", "/jsz?streams=1&stream-leader-only=1",
            "/jsz?streams=1&leader-only=1", "/jsz?streams=1&limit=1", "/jsz?streams=1&acc=NOPE", "/jsz?acc=A&config=1");
    }

    [Fact]
    public async Task Consumers_are_told_of_as_the_reference_does()
    {
        await _pair.CompareAsync(
            "/jsz?consumers=1", "/jsz?consumers=1&config=1", "/jsz?consumers=1&raft=1&config=1", "/jsz?consumers=1&acc=A&config=t", "/jsz?consumers=1&acc=B", "/jsz?consumers=1&stream-leader-only=1",
            "/jsz?consumers=1&direct-consumers=1", "/jsz?direct-consumers=1&streams=1&config=1", "/jsz?direct-consumers=1&acc=A", "/jsz?consumers=1&offset=1&limit=1");
    }

    [Fact]
    public async Task Refusals_have_the_words_of_the_reference()
    {
        await _pair.CompareAsync(
            "/jsz?accounts=zz", "/jsz?streams=zz", "/jsz?consumers=2", "/jsz?config=detail", "/jsz?raft=yes", "/jsz?leader-only=x", "/jsz?stream-leader-only=x", "/jsz?direct-consumers=x",
            "/jsz?offset=x", "/jsz?limit=x", "/jsz?limit=&offset=", "/jsz?accounts=zz&limit=x", "/jsz?leader-only=x&streams=zz",
            "/healthz?js-enabled=x", "/healthz?js-enabled-only=x", "/healthz?js-server-only=x", "/healthz?js-meta-only=x", "/healthz?details=x");
    }

    [Fact]
    public async Task Health_is_told_as_the_reference_does()
    {
        string[] flags = ["", "js-enabled=1", "js-enabled-only=1", "js-server-only=1", "js-meta-only=1", "details=1", "js-enabled-only=1&details=1", "js-server-only=1&details=1", "js-meta-only=1&details=1"];
        string[] assets =
        [
            "", "account=A", "account=C", "account=NOPE", "account=$G", "account=SYS", "account=A&stream=ORDERS", "account=A&stream=NOPE", "account=C&stream=NOPE", "account=NOPE&stream=ORDERS", "stream=ORDERS",
            "account=A&stream=ORDERS&consumer=pull", "account=A&stream=ORDERS&consumer=NOPE", "account=A&stream=NOPE&consumer=pull", "account=A&consumer=pull", "consumer=pull", "stream=ORDERS&consumer=pull",
            "account=A&stream=MIRROR", "account=A&stream=SEALED", "account=A&stream=ORDERS&consumer=paused", "account=A&stream=ORDERS&consumer=unheard",
        ];
        await _pair.CompareAsync([.. from flag in flags from asset in assets select $"/healthz?{asset}{(asset.Length > 0 && flag.Length > 0 ? "&" : "")}{flag}"]);
    }

    [Fact]
    public async Task Groups_of_consensus_are_told_of_as_by_a_reference_without_any()
    {
        await _pair.CompareAsync("/raftz", "/raftz?acc=A", "/raftz?acc=NOPE", "/raftz?group=x", "/raftz?acc=SYS&group=_meta_");
    }

    private static async Task<List<string>> StreamsOfServerAsync(MonitoredProcess server) =>
        DocumentTree.Lines(JsonElement.Parse((await server.GetAsync("/varz")).Body).GetProperty("jetstream").GetRawText(), anyOrderOfConnections: false);
}
