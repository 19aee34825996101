namespace Gust.Cli.Tests.JetStream;

[Collection(JetStreamCollection.Name)]
public sealed class CounterCommandTests(JetStreamServer server) : CliTest(server.Url)
{
    [Fact]
    public async Task Counters_count()
    {
        await OkAsync("stream", "add", "COUNT", "--subjects", "count.>", "--allow-counter");
        Assert.Equal("5\n", (await OkAsync("counter", "incr", "count.a", "5")).Out);
        Assert.Equal("6\n", (await OkAsync("counter", "incr", "count.a")).Out);
        Assert.Equal("-99999999999999999994\n", (await OkAsync("counter", "incr", "count.a", "-100000000000000000000")).Out);
        Assert.Equal("-99999999999999999994\n", (await OkAsync("counter", "get", "count.a")).Out);
        await OkAsync("counter", "incr", "count.b", "+1");
        Assert.Equal("count.a\ncount.b\n", (await OkAsync("counter", "ls", "--stream", "COUNT")).Out);
        Assert.Contains("is not a whole number", (await FailsAsync("counter", "incr", "count.a", "1.5")).Error, StringComparison.Ordinal);
        Assert.Contains("there is no counter \"count.none\"", (await FailsAsync("counter", "get", "count.none")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_tells_where_the_value_comes_from()
    {
        await OkAsync("stream", "add", "COUNT_FROM", "--subjects", "from.>", "--allow-counter");
        await OkAsync("counter", "incr", "from.a", "3");
        await OkAsync("stream", "add", "COUNT_ALL", "--source", "COUNT_FROM", "--allow-counter");
        CliRun view;
        do
        {
            view = await CliRun.EndedAsync(Environment, ["stream", "info", "COUNT_ALL"]);
        }
        while (!view.Out.Contains("Messages: 1\n", StringComparison.Ordinal)); // until it is copied

        view = await OkAsync("counter", "view", "from.a", "--stream", "COUNT_ALL");
        Assert.Matches(@"^Counter from\.a\n\n +Value: 3\n(.*\n)+?Sources:\n\n +COUNT_FROM: from\.a: 3\n", view.Out);
    }

    [Fact]
    public async Task Only_counter_streams_have_counters()
    {
        await OkAsync("stream", "add", "NOCOUNT", "--subjects", "nocount");
        Assert.Contains("the stream NOCOUNT holds no counters", (await FailsAsync("counter", "incr", "nocount")).Error, StringComparison.Ordinal);
        Assert.Contains("no stream stores \"nowhere\"", (await FailsAsync("counter", "get", "nowhere")).Error, StringComparison.Ordinal);
    }
}
