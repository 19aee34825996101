using System.Text.RegularExpressions;
using Gust.Monitoring.Metrics;

namespace Gust.Monitoring.Tests.Metrics;

public sealed partial class CatalogueTests
{
    [Fact]
    public void Names_are_unique_for_instruments_and_for_Prometheus()
    {
        Assert.Equal(MetricCatalogue.All.Count, MetricCatalogue.All.Select(metric => metric.Name).Distinct().Count());
        Assert.Equal(MetricCatalogue.All.Count, MetricCatalogue.All.Select(metric => metric.FamilyName).Distinct().Count());
        Assert.All(MetricCatalogue.All, metric => Assert.Matches(NamePattern(), metric.Name));
    }

    [Fact]
    public void The_documentation_tells_of_each_metric_with_its_unit_and_of_no_other()
    {
        string[] lines = File.ReadAllLines(Gust.Testing.RepositoryRoot.Combine("docs", "operations", "metrics.md"));
        IEnumerable<string> told = lines.Select(line => OwnRow().Match(line)).Where(match => match.Success).Select(match => match.Value);

        Assert.Equal(MetricCatalogue.All.Select(Row).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    private static string Row(Metric metric) =>
        $"| `{metric.Name}` | `{metric.FamilyName}{(metric.Kind == MetricKind.Counter ? "_total" : "")}` | {metric.Kind.ToString().ToLowerInvariant()} | {metric.Unit} | {metric.Description} |";

    [GeneratedRegex(@"^gust(\.[a-z_]+)+$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^\| `gust\..*\|$")]
    private static partial Regex OwnRow();
}
