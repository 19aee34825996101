using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.Admin.Reports;

/// <summary><c>server report</c>: what servers say, gathered in tables.</summary>
internal sealed class ReportCommand
{
    private readonly Command _family;
    private readonly CommandRunner _runner;
    private readonly Option<bool> _reverse = CommandParts.Flag("--reverse", "Reverse the order", "-R");

    private ReportCommand(Command family, CommandRunner runner)
    {
        (_family, _runner) = (family, runner);
        _reverse.Recursive = true;
        family.Add(_reverse);
    }

    public static void AddTo(Command server, CommandRunner runner)
    {
        Command family = CommandParts.Named("report", "Report on servers", "rep");
        var report = new ReportCommand(family, runner);
        AccountsReport.AddTo(report);
        ConnectionsReport.AddTo(report);
        LoadReport.AddTo(report);
        GatewaysReport.AddTo(report);
        HealthReport.AddTo(report);
        JetStreamReport.AddTo(report);
        LeafnodesReport.AddTo(report);
        RoutesReport.AddTo(report);
        server.Add(family);
    }

    public static Option<bool> Json() => CommandParts.Flag("--json", "Write the report as JSON", "-j");

    public static Option<string> Sort(string @default, params string[] keys)
    {
        Option<string> sort = CommandParts.Text("--sort", "KEY", $"Order ({string.Join(", ", keys)}; default {@default})");
        sort.AcceptOnlyFromAmong(keys);
        return sort;
    }

    /// <summary>Adds a report, with the options that choose among servers.</summary>
    public void Add(string[] names, string description, Symbol[] parts, Func<CommandContext, SystemApi, ServerSelection, Task> run)
    {
        Command command = CommandParts.Named(names[0], description, names[1..]);
        foreach (Symbol part in parts)
        {
            if (part is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)part);
            }
        }

        ServerFilter filter = ServerFilter.ForReports(command);
        _family.Add(command);
        _runner.Bind(command, async context =>
        {
            await using SystemApi system = await SystemApi.OpenAsync(context);
            await run(context, system, filter.Chosen(context));
            context.Out.Flush();
        });
    }

    /// <summary>In the order asked for.</summary>
    public T[] Ordered<T>(CommandContext context, IEnumerable<T> sorted)
    {
        T[] all = [.. sorted];
        if (context.Get(_reverse))
        {
            Array.Reverse(all);
        }

        return all;
    }
}
