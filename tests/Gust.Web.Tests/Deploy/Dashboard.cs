using System.Text.Json;
using System.Text.RegularExpressions;
using Gust.Testing;
using Gust.Web.Tests.Metrics;

namespace Gust.Web.Tests.Deploy;

/// <summary>A dashboard of deploy/grafana: what it asks Prometheus for.</summary>
internal sealed partial class Dashboard
{
    private readonly JsonElement _root;

    private Dashboard(string file)
    {
        File = System.IO.Path.GetFileName(file);
        using JsonDocument json = JsonDocument.Parse(System.IO.File.ReadAllText(file));
        _root = json.RootElement.Clone();
    }

    public static Dashboard[] All => [.. Directory.GetFiles(RepositoryRoot.Combine("deploy", "grafana"), "*.json").Order(StringComparer.Ordinal).Select(file => new Dashboard(file))];

    public string File { get; }

    public string Uid => _root.GetProperty("uid").GetString()!;

    public IEnumerable<JsonElement> Panels => _root.GetProperty("panels").EnumerateArray();

    /// <summary>Each query of each panel, with the panel's title, as Grafana would send it.</summary>
    public IEnumerable<(string Panel, string Query)> Queries =>
        from panel in Panels
        where panel.TryGetProperty("targets", out _)
        from target in panel.GetProperty("targets").EnumerateArray()
        select ($"{File}: {panel.GetProperty("title")}", Filled(target.GetProperty("expr").GetString()!));

    /// <summary>What the values of variables are made of: series and the label.</summary>
    public IEnumerable<(string Variable, string Series, string Label)> Variables =>
        from variable in _root.GetProperty("templating").GetProperty("list").EnumerateArray()
        where variable.GetProperty("type").GetString() == "query"
        let match = LabelValues().Match(variable.GetProperty("query").GetProperty("query").GetString()!)
        select ($"{File}: {variable.GetProperty("name")}", Filled(match.Groups[1].Value), match.Groups[2].Value);

    private static string Filled(string query) => query
        .Replace("$__rate_interval", "1m", StringComparison.Ordinal)
        .Replace("$account", LoadedServer.Account, StringComparison.Ordinal)
        .Replace("$server", ".*", StringComparison.Ordinal)
        .Replace("$stream", ".*", StringComparison.Ordinal);

    [GeneratedRegex(@"^label_values\((.+), (\w+)\)$")]
    private static partial Regex LabelValues();
}
