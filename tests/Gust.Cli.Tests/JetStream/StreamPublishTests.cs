using System.Text;

namespace Gust.Cli.Tests.JetStream;

[Collection(JetStreamCollection.Name)]
public sealed class StreamPublishTests(JetStreamServer server) : CliTest(server.Url)
{
    [Fact]
    public async Task Pub_tells_where_each_message_is_stored()
    {
        await OkAsync("stream", "add", "PUB_ONE", "--subjects", "pubone.>");
        CliRun run = await OkAsync("pub", "-J", "pubone.a", "x", "--count", "2");
        Assert.Contains("Stored in Stream: PUB_ONE Sequence: 1", run.Error, StringComparison.Ordinal);
        Assert.Contains("Stored in Stream: PUB_ONE Sequence: 2", run.Error, StringComparison.Ordinal);
        Assert.Contains("no stream stores \"nowhere\"", (await FailsAsync("pub", "-J", "nowhere", "x")).Error, StringComparison.Ordinal);
        Assert.Contains("--reply", (await FailsAsync("pub", "-J", "pubone.a", "x", "--reply", "r")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pub_stores_lines_as_one_batch()
    {
        await OkAsync("stream", "add", "PUB_ALL", "--subjects", "puball.>", "--allow-batch");
        CliRun run = await CliRun.EndedAsync(
            Environment, ["pub", "--atomic", "puball.{{Count}}", "--send-on", "newline"], Encoding.UTF8.GetBytes("one\ntwo\nthree\n"));
        Assert.Contains("Stored in Stream: PUB_ALL Messages: 3 Sequence: 3", run.Error, StringComparison.Ordinal);
        Assert.Contains("three", (await OkAsync("stream", "get", "PUB_ALL", "3")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pub_says_why_a_batch_is_not_stored()
    {
        await OkAsync("stream", "add", "PUB_NONE", "--subjects", "pubnone.>");
        Assert.Contains("atomic publish is disabled", (await FailsAsync("pub", "--atomic", "pubnone.a", "x", "--count", "3")).Error, StringComparison.Ordinal);
        await OkAsync("stream", "add", "PUB_FULL", "--subjects", "pubfull.>", "--allow-batch", "--max-msgs", "2", "--discard", "new");
        Assert.Contains("maximum messages exceeded", (await FailsAsync("pub", "--atomic", "pubfull.a", "x", "--count", "3")).Error, StringComparison.Ordinal);
        Assert.Contains("Messages: 0\n", (await OkAsync("stream", "info", "PUB_FULL")).Out, StringComparison.Ordinal);
    }
}
