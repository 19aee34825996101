using System.CommandLine;
using Gust.Cli.Admin;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Admin.Reports;
using Gust.Cli.Admin.Requests;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.JetStream.Accounts;

/// <summary><c>account report</c>: the account's connections, and what the servers count for it.</summary>
internal static class AccountReportCommand
{
    private const string Connections = "$SYS.REQ.ACCOUNT.PING.CONNZ";
    private const string Statistics = "$SYS.REQ.ACCOUNT.PING.STATZ";
    private const string Advice = "the server has no system account, or does not show accounts to their users";

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command report = CommandParts.Named("report", "Report on the account", "rep");
        AddConnections(report, runner);
        AddStatistics(report, runner);
        family.Add(report);
    }

    private static void AddConnections(Command report, CommandRunner runner)
    {
        Command connections = CommandParts.Named("connections", "Report on connections", "conn", "connz", "conns");
        Option<string> sort = ReportCommand.Sort("subs", ConnectionTable.SortKeys);
        Option<bool> reverse = CommandParts.Flag("--reverse", "Reverse the order", "-R");
        Option<long> top = CommandParts.Number("--top", "Connections to show", @default: 1000, min: 1);
        Option<string> subject = CommandParts.Text("--subject", "SUBJECT", "Only connections that subscribe to matching subjects");
        Option<string> user = CommandParts.Text("--username", "USER", "Only connections of a user");
        Option<string> state = CommandParts.Text("--state", "open|closed|all", "Only connections in a state (default open)");
        Option<bool> json = ReportCommand.Json();
        state.AcceptOnlyFromAmong("open", "closed", "all");
        foreach (Option option in (Option[])[sort, reverse, top, subject, user, state, json])
        {
            connections.Add(option);
        }

        report.Add(connections);
        runner.Bind(connections, async context =>
        {
            RequestBody body = new RequestBody()
                .With("auth", true).With("subscriptions", context.IsGiven(subject)).With("filter_subject", context.Get(subject)).With("user", context.Get(user))
                .With("state", ConnectionRequests.StateNumber(context.Get(state)));
            await using SystemApi system = await SystemApi.OpenAsync(context, Advice);
            List<ServerConnection> all = [];
            foreach (SystemReply reply in await system.GatherAsync(Connections, body, expected: 0))
            {
                ConnectionPages.Add(all, reply);
            }

            IEnumerable<ServerConnection> sorted = ConnectionTable.Sorted(all, context.Get(sort) ?? "subs");
            ServerConnection[] shown = [.. (context.Get(reverse) ? sorted.Reverse() : sorted).Take((int)Math.Min(int.MaxValue, context.Get(top)))];
            context.Out.Text(context.Get(json) ? ConnectionTable.Json(shown) + "\n" : ConnectionTable.Render(context, $"Top {shown.Length} Connections out of {all.Count}", shown));
            context.Out.Flush();
        });
    }

    private static void AddStatistics(Command report, CommandRunner runner)
    {
        Command statistics = CommandParts.Named("statistics", "Report on what each server counts for the account", "stats", "statsz");
        Option<bool> json = ReportCommand.Json();
        statistics.Add(json);
        report.Add(statistics);
        runner.Bind(statistics, async context =>
        {
            await using SystemApi system = await SystemApi.OpenAsync(context, Advice);
            IReadOnlyList<SystemReply> replies = await system.GatherAsync(Statistics, new RequestBody(), expected: 0);
            if (context.Get(json))
            {
                context.Out.Line(JsonOutput.Documents(replies.Select(reply => reply.Json)));
                context.Out.Flush();
                return;
            }

            var table = new Table("Server Statistics", "Server", "Cluster", "Version", "Connections", "Leafnodes", "Sent Bytes", "Sent Messages", "Received Bytes", "Received Messages", "Slow Consumers");
            foreach ((ServerIdentity server, AccountStatz statz) in SystemReading.Answers(replies, DocumentJson.Default.SystemAnswerAccountStatz))
            {
                foreach (AccountStats counts in statz.Accounts ?? [])
                {
                    table.Row(
                        server.Name, server.Cluster, server.Ver, CountText.Format(counts.Conns), CountText.Format(counts.Leafnodes), SizeText.Format(counts.Sent.Bytes),
                        CountText.Format(counts.Sent.Msgs), SizeText.Format(counts.Received.Bytes), CountText.Format(counts.Received.Msgs), CountText.Format(counts.SlowConsumers));
                }
            }

            context.Out.Text(table.Render(context.Host, context.Settings.ColourScheme));
            context.Out.Flush();
        });
    }
}
