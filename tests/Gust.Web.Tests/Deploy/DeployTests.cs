using System.Text.RegularExpressions;
using Gust.Testing;
using Gust.Web.Tests.Metrics;

namespace Gust.Web.Tests.Deploy;

/// <summary>What lies in deploy/, with the programs that it is for.</summary>
public sealed partial class DeployTests
{
    private const int Scrapes = 4;

    private static string Folder => RepositoryRoot.Combine("deploy", "prometheus");

    [Theory]
    [InlineData("check", "rules", "rules.yml", "alerts.yml")]
    [InlineData("check", "config", "prometheus.yml")]
    [InlineData("test", "rules", "alerts.test.yml")]
    public async Task Promtool_takes_rules_alerts_and_configuration(params string[] arguments)
    {
        string[] paths = [.. arguments.Select(argument => argument.EndsWith(".yml", StringComparison.Ordinal) ? Path.Combine(Folder, argument) : argument)];

        (int exitCode, string output) = await Promtool.RunAsync("", paths);

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task A_loaded_server_gives_data_to_every_panel_variable_and_rule()
    {
        await using LoadedServer server = await LoadedServer.StartAsync();
        await using PrometheusProcess prometheus = await PrometheusProcess.StartAsync($"{server.Web.Web.EndPoint}", Scrapes, () => server.PublishAsync(5));

        List<string> empty = [];
        foreach ((string what, string query) in Dashboard.All.SelectMany(dashboard => dashboard.Queries)
            .Concat(Dashboard.All.SelectMany(dashboard => dashboard.Variables).Select(variable => (variable.Variable, $"count by ({variable.Label}) ({variable.Series})")))
            .Concat(RecordedNames().Select(name => (name, name))))
        {
            if (await prometheus.CountAsync(query) == 0)
            {
                empty.Add($"{what}: {query}");
            }
        }

        Assert.Equal("", await prometheus.LastErrorAsync());
        Assert.Empty(empty);
        Assert.Empty(await prometheus.FaultyRulesAsync());
        Assert.Equal(0, await prometheus.CountAsync("ALERTS{alertstate=\"firing\"}"));
    }

    [Fact]
    public void Dashboards_have_ids_of_their_own_and_panels_that_do_not_overlap()
    {
        Assert.Equal(Dashboard.All.Length, Dashboard.All.Select(dashboard => dashboard.Uid).Distinct().Count());
        foreach (Dashboard dashboard in Dashboard.All)
        {
            List<(int X, int Y)> cells = [];
            foreach (System.Text.Json.JsonElement place in dashboard.Panels.Select(panel => panel.GetProperty("gridPos")))
            {
                cells.AddRange(
                    from x in Enumerable.Range(place.GetProperty("x").GetInt32(), place.GetProperty("w").GetInt32())
                    from y in Enumerable.Range(place.GetProperty("y").GetInt32(), place.GetProperty("h").GetInt32())
                    select (x, y));
            }

            Assert.All(cells, cell => Assert.InRange(cell.X, 0, 23));
            Assert.Equal(cells.Count, cells.Distinct().Count());
        }
    }

    private static IEnumerable<string> RecordedNames() =>
        RecordLine().Matches(File.ReadAllText(Path.Combine(Folder, "rules.yml"))).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"- record: (\S+)")]
    private static partial Regex RecordLine();
}
