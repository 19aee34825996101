using System.CommandLine;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Reports;

/// <summary><c>server report leafnodes</c>: the connections of leaves.</summary>
internal static class LeafnodesReport
{
    public static void AddTo(ReportCommand report)
    {
        Option<string> account = CommandParts.Text("--account", "ACCOUNT", "Only leafnodes of an account");
        Option<string> sort = ReportCommand.Sort("server", "server", "name", "account", "subs", "in-bytes", "out-bytes", "in-msgs", "out-msgs");
        Option<bool> json = ReportCommand.Json();
        report.Add(["leafnodes", "leafnode", "leaf", "leafz"], "Report on leafnodes", [account, sort, json], async (context, system, servers) =>
        {
            IReadOnlyList<SystemReply> replies = await system.AskServersAsync("LEAFZ", new RequestBody().With("account", context.Get(account)), servers);
            if (context.Get(json))
            {
                context.Out.Line(JsonOutput.Documents(replies.Select(reply => reply.Json)));
                return;
            }

            var all = SystemReading.Answers(replies, DocumentJson.Default.SystemAnswerLeafz).SelectMany(answer => (answer.Data.Leafs ?? []).Select(leaf => (answer.Server, Leaf: leaf)));
            var table = new Table("Leafnode Report", "Server", "Name", "Account", "Address", "ID", "RTT", "Msgs In", "Msgs Out", "Bytes In", "Bytes Out", "Subs", "Compressed", "Spoke");
            foreach ((ServerIdentity server, LeafDetail leaf) in report.Ordered(context, Sorted(all, context.Get(sort) ?? "server")))
            {
                table.Row(
                    server.Name, leaf.Name, leaf.Account, $"{leaf.Ip}:{leaf.Port}", $"lid:{leaf.Id}", leaf.Rtt, CountText.Format(leaf.InMsgs), CountText.Format(leaf.OutMsgs),
                    SizeText.Format(leaf.InBytes), SizeText.Format(leaf.OutBytes), CountText.Format(leaf.Subscriptions), leaf.Compression, leaf.IsSpoke ? "yes" : "no");
            }

            context.Out.Text(table.Render(context.Host, context.Settings.ColourScheme));
        });
    }

    private static IEnumerable<(ServerIdentity Server, LeafDetail Leaf)> Sorted(IEnumerable<(ServerIdentity Server, LeafDetail Leaf)> leafs, string key)
    {
        var byServer = leafs.OrderBy(l => l.Server.Name, StringComparer.Ordinal).ThenBy(l => l.Leaf.Id);
        return key switch
        {
            "name" => byServer.OrderBy(l => l.Leaf.Name, StringComparer.Ordinal),
            "account" => byServer.OrderBy(l => l.Leaf.Account, StringComparer.Ordinal),
            "subs" => byServer.OrderByDescending(l => l.Leaf.Subscriptions),
            "in-bytes" => byServer.OrderByDescending(l => l.Leaf.InBytes),
            "out-bytes" => byServer.OrderByDescending(l => l.Leaf.OutBytes),
            "in-msgs" => byServer.OrderByDescending(l => l.Leaf.InMsgs),
            "out-msgs" => byServer.OrderByDescending(l => l.Leaf.OutMsgs),
            _ => byServer,
        };
    }
}
