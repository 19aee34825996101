using System.CommandLine;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Reports;

/// <summary><c>server report routes</c>: the connections inside clusters.</summary>
internal static class RoutesReport
{
    public static void AddTo(ReportCommand report)
    {
        Option<string> sort = ReportCommand.Sort("server", "server", "cluster", "name", "account", "subs", "in-bytes", "out-bytes");
        Option<bool> json = ReportCommand.Json();
        report.Add(["routes", "route"], "Report on connections inside clusters", [sort, json], async (context, system, servers) =>
        {
            IReadOnlyList<SystemReply> replies = await system.AskServersAsync("ROUTEZ", new RequestBody(), servers);
            if (context.Get(json))
            {
                context.Out.Line(JsonOutput.Documents(replies.Select(reply => reply.Json)));
                return;
            }

            var all = SystemReading.Answers(replies, DocumentJson.Default.SystemAnswerRoutez).SelectMany(answer => (answer.Data.Routes ?? []).Select(route => (answer.Server, Route: route)));
            var table = new Table("Cluster Report", "Server", "Cluster", "Name", "Account", "Address", "ID", "Uptime", "RTT", "Subs", "Bytes In", "Bytes Out");
            (ServerIdentity Server, RouteDetail Route)[] routes = report.Ordered(context, Sorted(all, context.Get(sort) ?? "server"));
            foreach ((ServerIdentity server, RouteDetail route) in routes)
            {
                table.Row(
                    server.Name, server.Cluster, route.RemoteName, route.Account, $"{route.Ip}:{route.Port}", $"rid:{route.Rid}", route.Uptime, route.Rtt,
                    CountText.Format(route.Subscriptions), SizeText.Format(route.InBytes), SizeText.Format(route.OutBytes));
            }

            table.Footer(
                CountText.Format(routes.Select(r => r.Server.Id).Distinct().Count()), CountText.Format(routes.Select(r => r.Server.Cluster).Distinct().Count()), "", "",
                CountText.Format(routes.Length), "", "", "", CountText.Format(routes.Sum(r => r.Route.Subscriptions)), SizeText.Format(routes.Sum(r => r.Route.InBytes)),
                SizeText.Format(routes.Sum(r => r.Route.OutBytes)));
            context.Out.Text(table.Render(context.Host, context.Settings.ColourScheme));
        });
    }

    private static IEnumerable<(ServerIdentity Server, RouteDetail Route)> Sorted(IEnumerable<(ServerIdentity Server, RouteDetail Route)> routes, string key)
    {
        var byServer = routes.OrderBy(r => r.Server.Name, StringComparer.Ordinal).ThenBy(r => r.Route.RemoteName, StringComparer.Ordinal).ThenBy(r => r.Route.Rid);
        return key switch
        {
            "cluster" => byServer.OrderBy(r => r.Server.Cluster, StringComparer.Ordinal),
            "name" => byServer.OrderBy(r => r.Route.RemoteName, StringComparer.Ordinal),
            "account" => byServer.OrderBy(r => r.Route.Account, StringComparer.Ordinal),
            "subs" => byServer.OrderByDescending(r => r.Route.Subscriptions),
            "in-bytes" => byServer.OrderByDescending(r => r.Route.InBytes),
            "out-bytes" => byServer.OrderByDescending(r => r.Route.OutBytes),
            _ => byServer,
        };
    }
}
