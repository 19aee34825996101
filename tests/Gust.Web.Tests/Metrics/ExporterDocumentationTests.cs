using System.Text.RegularExpressions;
using Gust.Testing;

namespace Gust.Web.Tests.Metrics;

/// <summary>docs/operations/metrics.md tells of what bears the exporter's names; the test of the catalogue sees to Gust's own.</summary>
public sealed partial class ExporterDocumentationTests
{
    /// <summary>These are flattened documents: the documentation gives the rule.</summary>
    private static readonly string[] s_flattened = ["gnatsd_varz_", "gnatsd_subsz_", "gnatsd_routez_"];

    private const string AllLimits =
        """{"nats":{"limits":{"subs":1,"data":1,"payload":1,"imports":1,"exports":1,"wildcards":true,"conn":1,"leaf":1}}}""";

    [Fact]
    public async Task Each_metric_that_is_served_is_told_of_and_no_other()
    {
        await using LoadedServer server = await LoadedServer.StartAsync();
        await server.RequestAsync("$JS.API.STREAM.CREATE.SUM", """{"name":"SUM","sources":[{"name":"ORDERS"}]}""");
        await server.RequestAsync("$JS.ACK.ORDERS.worker.1.2.2.0.0", "+ACK"); // when it last acknowledged is told of once it has
        string text = await server.GetAsync("/metrics?gust=0") + await server.GetAsync("/metrics?gust=0&connz=detailed")
            + SampleLinks.GatewaysText + SampleLinks.LeavesText + SampleLinks.AccountText(AllLimits);
        IEnumerable<string> served = TypeLine().Matches(text).Select(match => match.Groups[1].Value)
            .Where(name => !s_flattened.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

        string[] told = [.. File.ReadAllLines(RepositoryRoot.Combine("docs", "operations", "metrics.md")).SelectMany(Names)];

        Assert.Equal(served.Distinct().Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    /// <summary>The names that a row of the table stands for; braces hold several.</summary>
    private static IEnumerable<string> Names(string line)
    {
        Match row = Row().Match(line);
        string[] endings = row.Groups[2].Success ? row.Groups[2].Value.Split(',') : [""];
        return row.Success ? endings.Select(ending => row.Groups[1].Value + ending) : [];
    }

    [GeneratedRegex(@"(?m)^# TYPE (\S+)")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^\| `((?:gnatsd|jetstream)_[a-z_]+)(?:\{([a-z_,]+)\})?` \|")]
    private static partial Regex Row();
}
