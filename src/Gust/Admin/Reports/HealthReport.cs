using System.CommandLine;
using System.Globalization;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Admin.Requests;
using Gust.Cli.Commands;
using Gust.Cli.Output;

namespace Gust.Cli.Admin.Reports;

/// <summary><c>server report health</c>: what is not well, on each server.</summary>
internal static class HealthReport
{
    private const int FaultsMax = 10;

    public static void AddTo(ReportCommand report)
    {
        HealthFlags flags = new();
        Option<bool> json = ReportCommand.Json();
        report.Add(["health"], "Report on the health of servers", [.. flags.All, json], async (context, system, servers) =>
        {
            IReadOnlyList<SystemReply> replies = await system.AskServersAsync("HEALTHZ", flags.ApplyTo(context, new RequestBody()).With("details", true), servers);
            if (context.Get(json))
            {
                context.Out.Line(JsonOutput.Documents(replies.Select(reply => reply.Json)));
                return;
            }

            var table = new Table("Health Report", "Server", "Cluster", "Domain", "Status", "Type", "Error");
            foreach ((ServerIdentity server, HealthStatus health) in report.Ordered(
                context, SystemReading.Answers(replies, DocumentJson.Default.SystemAnswerHealthStatus).OrderBy(answer => answer.Server.Name, StringComparer.Ordinal)))
            {
                AddRows(table, server, health);
            }

            context.Out.Text(table.Render(context.Host, context.Settings.ColourScheme));
        });
    }

    private static void AddRows(Table table, ServerIdentity server, HealthStatus health)
    {
        HealthFault[] faults = health.Errors ?? [];
        table.Row(server.Name, server.Cluster, server.Domain, string.Create(CultureInfo.InvariantCulture, $"{health.Status} ({health.StatusCode})"), "", health.Error);
        foreach (HealthFault fault in faults.Take(FaultsMax))
        {
            table.Row("", "", "", "", fault.Type, fault.Error);
        }

        if (faults.Length > FaultsMax)
        {
            table.Row("", "", "", "", "", $"{faults.Length - FaultsMax} more");
        }
    }
}
