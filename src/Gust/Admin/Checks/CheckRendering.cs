using System.Globalization;
using System.Text;
using Gust.Cli.Commands;
using Gust.Cli.Output;

namespace Gust.Cli.Admin.Checks;

/// <summary>Results of checks as monitoring systems and people read them.</summary>
internal static class CheckRendering
{
    public static readonly string[] Formats = ["nagios", "json", "prometheus", "text"];

    public static string Render(CheckResult result, string format, string ns, CommandContext context) => format switch
    {
        "json" => Json(result),
        "prometheus" => Prometheus(result, ns),
        "text" => Text(result, context),
        _ => Nagios(result),
    };

    /// <summary>One line: status, texts, and performance data behind a bar.</summary>
    public static string Nagios(CheckResult result)
    {
        var line = new StringBuilder($"{result.StatusText} {result.Name}");
        foreach (string text in result.Criticals.Select(t => "Crit:" + t).Concat(result.Warnings.Select(t => "Warn:" + t)).Concat(result.Fine.Select(t => "OK:" + t)))
        {
            line.Append(' ').Append(text.Replace('|', '/').ReplaceLineEndings(" "));
        }

        if (result.Metrics.Count > 0)
        {
            line.Append(" | ").AppendJoin(' ', result.Metrics.Select(Performance));
        }

        return line.Append('\n').ToString();
    }

    public static string Json(CheckResult result) => JsonOutput.Written(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("status", result.StatusText);
        writer.WriteString("check_suite", result.Suite);
        writer.WriteString("check_name", result.Name);
        Texts("warning", result.Warnings);
        Texts("critical", result.Criticals);
        Texts("ok", result.Fine);
        writer.WriteStartArray("perf_data");
        foreach (CheckMetric metric in result.Metrics)
        {
            writer.WriteStartObject();
            writer.WriteString("help", metric.Help);
            writer.WriteString("name", metric.Name);
            writer.WriteNumber("value", metric.Value);
            writer.WriteNumber("warning", metric.Warning ?? 0);
            writer.WriteNumber("critical", metric.Critical ?? 0);
            if (metric.Unit.Length > 0)
            {
                writer.WriteString("unit", metric.Unit);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();

        void Texts(string name, IReadOnlyList<string> texts)
        {
            if (texts.Count > 0)
            {
                writer.WriteStartArray(name);
                texts.ToList().ForEach(writer.WriteStringValue);
                writer.WriteEndArray();
            }
        }
    }) + "\n";

    /// <summary>A gauge for each metric, and one for the status, as node exporters pick them up from a file.</summary>
    public static string Prometheus(CheckResult result, string ns)
    {
        var text = new StringBuilder();
        string item = Escaped(result.Name);
        foreach (CheckMetric metric in result.Metrics)
        {
            string name = Identifier($"{ns}_{result.Suite}_{metric.Name}");
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {metric.Help}\n# TYPE {name} gauge\n{name}{{item=\"{item}\"}} {metric.Value:0.######}\n");
        }

        string status = Identifier($"{ns}_{result.Suite}_status_code");
        text.Append(CultureInfo.InvariantCulture, $"# HELP {status} Nagios compatible status code for {result.Suite}\n# TYPE {status} gauge\n");
        return text.Append(CultureInfo.InvariantCulture, $"{status}{{item=\"{item}\",status=\"{result.StatusText}\"}} {(int)result.Status}\n").ToString();
    }

    public static string Text(CheckResult result, CommandContext context)
    {
        var text = new StringBuilder($"{result.Name}: {result.StatusText}\n\n");
        var details = new Table("Status Detail", "Status", "Message");
        foreach ((string status, IReadOnlyList<string> messages) in new[] { ("Critical", result.Criticals), ("Warning", result.Warnings), ("OK", result.Fine) })
        {
            messages.ToList().ForEach(message => details.Row(status, message));
        }

        text.Append(details.Render(context.Host, context.Settings.ColourScheme));
        if (result.Metrics.Count > 0)
        {
            var metrics = new Table("Check Metrics", "Metric", "Value", "Unit", "Critical Threshold", "Warning Threshold", "Description");
            foreach (CheckMetric metric in result.Metrics)
            {
                metrics.Row(metric.Name, Plain(metric.Value), metric.Unit, Plain(metric.Critical), Plain(metric.Warning), metric.Help);
            }

            text.Append('\n').Append(metrics.Render(context.Host, context.Settings.ColourScheme));
        }

        return text.ToString();
    }

    private static string Performance(CheckMetric metric)
    {
        string thresholds = metric.Warning is null && metric.Critical is null ? "" : $";{Number(metric.Warning)};{Number(metric.Critical)}";
        return $"{metric.Name}={Number(metric.Value)}{metric.Unit}{thresholds}";

        string Number(double? value) => value?.ToString(metric.Unit == "s" ? "0.0000" : "0.##", CultureInfo.InvariantCulture) ?? "";
    }

    private static string Plain(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Identifier(string text) => new([.. text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' ? c : '_')]);

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
