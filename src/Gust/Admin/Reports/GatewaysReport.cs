using System.CommandLine;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Reports;

/// <summary><c>server report gateways</c>: the connections between clusters.</summary>
internal static class GatewaysReport
{
    public static void AddTo(ReportCommand report)
    {
        Option<string> name = CommandParts.Text("--filter-name", "NAME", "Only gateways of a name");
        Option<string> sort = ReportCommand.Sort("cluster", "server", "cluster");
        Option<bool> json = ReportCommand.Json();
        report.Add(["gateways", "gateway", "super"], "Report on connections between clusters", [name, sort, json], async (context, system, servers) =>
        {
            IReadOnlyList<SystemReply> replies = await system.AskServersAsync("GATEWAYZ", new RequestBody().With("name", context.Get(name)).With("accounts", true), servers);
            if (context.Get(json))
            {
                context.Out.Line(JsonOutput.Documents(replies.Select(reply => reply.Json)));
                return;
            }

            bool byServer = context.Get(sort) == "server";
            var table = new Table("Super Cluster Report", "Server", "Name", "Port", "Kind", "Connection", "ID", "Uptime", "RTT", "Bytes", "Accounts");
            foreach ((ServerIdentity server, Gatewayz gateways) in report.Ordered(
                context,
                SystemReading.Answers(replies, DocumentJson.Default.SystemAnswerGatewayz).OrderBy(a => byServer ? "" : a.Server.Cluster, StringComparer.Ordinal).ThenBy(a => a.Server.Name, StringComparer.Ordinal)))
            {
                table.Row(server.Name, gateways.Name, gateways.Port == 0 ? "" : $"{gateways.Port}", "", "", "", "", "", "", "");
                AddRows(table, "Outbound", (gateways.OutboundGateways ?? []).Select(one => (one.Key, one.Value)), connection => connection.OutBytes);
                AddRows(table, "Inbound", (gateways.InboundGateways ?? []).SelectMany(one => one.Value.Select(value => (one.Key, value))), connection => connection.InBytes);
            }

            context.Out.Text(table.Render(context.Host, context.Settings.ColourScheme));
        });
    }

    private static void AddRows(Table table, string kind, IEnumerable<(string Cluster, RemoteGateway Gateway)> gateways, Func<ConnectionDetail, long> bytes)
    {
        foreach ((string cluster, RemoteGateway gateway) in gateways.OrderBy(one => one.Cluster, StringComparer.Ordinal))
        {
            ConnectionDetail connection = gateway.Connection ?? new();
            table.Row(
                "", "", "", kind, $"{cluster} {connection.Ip}:{connection.Port}", $"gid:{connection.Cid}", connection.Uptime, connection.Rtt, SizeText.Format(bytes(connection)),
                CountText.Format(gateway.Accounts?.Length ?? 0));
        }
    }
}
