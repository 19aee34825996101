using System.Text.RegularExpressions;
using Gust.Client;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Web.Tests.Metrics;

/// <summary>Whatever outsiders call themselves and their things, the text stays one that a scraper takes.</summary>
public sealed partial class HostileNamesTests
{
    private const string Account = "a\"}1#gust_connections{server_id=\"forged";

    [Theory]
    [InlineData("text/plain;version=0.0.4")]
    [InlineData("application/openmetrics-text;version=1.0.0")]
    public async Task Quotes_line_ends_and_what_is_no_text_break_nothing(string accept)
    {
        await using LoadedServer server = await HostileServerAsync();
        await using NatsClient named = await NatsClient.ConnectAsync(new NatsClientOptions { Urls = [server.Web.Server.ClientUrl], Name = "\ud800 \u2028\r\n# EOF\n\"}" });

        string text = await server.GetAsync("/metrics?connz=detailed&accountz=1&jsz_stream_meta_keys=te%22am,t%C3%B6", accept);

        Assert.All(text.TrimEnd('\n').Split('\n'), line => Assert.Matches(Line(), line));
        Assert.Contains("account_id=\"a\\\"}1#gust_connections{server_id=\\\"forged\"", text);
        Assert.Contains("stream_name=\"" + """n'äme"}{""".Replace("\"", "\\\"", StringComparison.Ordinal) + "\"", text);
        Assert.Contains("""stream_meta_te_am="x\ny",stream_meta_t_="" """.TrimEnd(), text);
    }

    [Fact]
    public async Task Promtool_takes_them()
    {
        await using LoadedServer server = await HostileServerAsync();

        (int exitCode, string output) = await Promtool.RunAsync(await server.GetAsync("/metrics?connz=detailed&accountz=1&jsz_stream_meta_keys=te%22am"), "check", "metrics");

        Assert.True(exitCode is 0 or Promtool.LintProblems, output);
        Assert.DoesNotContain("error while linting", output);
    }

    [Fact]
    public async Task Long_descriptions_are_cut()
    {
        await using LoadedServer server = await HostileServerAsync();
        await server.RequestAsync(
            $"$JS.API.CONSUMER.CREATE.{LoadedServer.Stream}.long",
            $$$"""{"stream_name":"{{{LoadedServer.Stream}}}","config":{"durable_name":"long","name":"long","ack_policy":"explicit","description":"{{{new string('x', 4000)}}}"}}""");

        string text = await server.GetAsync("/metrics");

        Assert.Contains($"consumer_desc=\"{new string('x', LabelSet.ValueMax - 1)}…\"", text);
        Assert.DoesNotContain(new string('x', LabelSet.ValueMax), text);
    }

    private static async Task<LoadedServer> HostileServerAsync()
    {
        LoadedServer server = await LoadedServer.StartAsync(options => options.Accounts.Add(new AccountOptions { Name = Account, Users = { new UserOptions { User = "h", Password = "h" } } }));
        await server.RequestAsync(
            "$JS.API.STREAM.CREATE.n'äme\"}{",
            """{"name":"n'äme\"}{","subjects":["h"],"storage":"memory","metadata":{"te\"am":"x\ny"}}""");
        return server;
    }

    [GeneratedRegex("""^(# (HELP|TYPE|UNIT) [a-z_0-9]+ .*|# EOF|[a-z_0-9]+(\{([a-z_0-9]+="([^"\\\n]|\\["\\n])*",?)*\})? \S+)$""")]
    private static partial Regex Line();
}
