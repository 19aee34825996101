using System.CommandLine;
using System.Globalization;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Reports;

/// <summary><c>server report cpu</c> and <c>server report mem</c>: a bar for each server.</summary>
internal static class LoadReport
{
    private const int BarMax = 50;

    public static void AddTo(ReportCommand report)
    {
        Add(report, "cpu", "Report on the load of the processors", "CPU Usage", stats => stats.Cpu, value => value.ToString("0.##", CultureInfo.InvariantCulture) + "%");
        Add(report, "mem", "Report on the use of memory", "Memory Usage", stats => stats.Mem, SizeText.Format);
    }

    private static void Add(ReportCommand report, string name, string description, string title, Func<ServerStats, double> value, Func<double, string> text)
    {
        Option<bool> json = ReportCommand.Json();
        report.Add([name], description, [json], async (context, system, servers) =>
        {
            (string Server, double Value)[] loads = report.Ordered(
                context,
                (await system.StatisticsAsync(servers)).Select(one => (one.Answer.Server.Name, value(one.Answer.Statsz))).OrderByDescending(one => one.Item2).ThenBy(one => one.Name, StringComparer.Ordinal));
            context.Out.Text(context.Get(json) ? Json(loads) + "\n" : Chart(title, loads, text));
        });
    }

    private static string Json((string Server, double Value)[] loads) => JsonOutput.Written(writer =>
    {
        writer.WriteStartObject();
        foreach ((string server, double value) in loads)
        {
            writer.WriteNumber(server, value);
        }

        writer.WriteEndObject();
    });

    private static string Chart(string title, (string Server, double Value)[] loads, Func<double, string> text)
    {
        double most = Math.Max(loads.Max(load => load.Value), double.Epsilon);
        int nameWidth = loads.Max(load => load.Server.Length);
        int textWidth = loads.Max(load => text(load.Value).Length);
        return $"{title}\n\n" + string.Concat(loads.Select(load =>
            $"{load.Server.PadLeft(nameWidth)}: {text(load.Value).PadLeft(textWidth)} {new string('█', (int)Math.Round(load.Value / most * BarMax))}".TrimEnd() + "\n"));
    }
}
