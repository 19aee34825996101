using System.CommandLine;
using Gust.Cli.Admin.Listing;
using Gust.Cli.Admin.Requests;
using Gust.Cli.Commands;

namespace Gust.Cli.Admin.Reports;

/// <summary><c>server report connections</c>: the busiest connections of all servers.</summary>
internal static class ConnectionsReport
{
    public static void AddTo(ReportCommand report)
    {
        Argument<long> limit = ServerListing.Expected("limit", "How many servers to wait for");
        Option<string> sort = ReportCommand.Sort("subs", ConnectionTable.SortKeys);
        Option<long> top = CommandParts.Number("--top", "Connections to show", @default: 1000, min: 1);
        Option<string> account = CommandParts.Text("--account", "ACCOUNT", "Only connections of an account");
        Option<string> subject = CommandParts.Text("--subject", "SUBJECT", "Only connections that subscribe to matching subjects; needs --account");
        Option<string> user = CommandParts.Text("--username", "USER", "Only connections of a user");
        Option<string> state = CommandParts.Text("--state", "open|closed|all", "Only connections in a state (default open)");
        Option<string> reason = CommandParts.Text("--closed-reason", "REASON", "Only connections that were closed for this reason");
        Option<bool> json = ReportCommand.Json();
        state.AcceptOnlyFromAmong("open", "closed", "all");
        report.Add(
            ["connections", "conn", "connz", "conns"], "Report on connections", [limit, sort, top, account, subject, user, state, reason, json],
            async (context, system, servers) =>
            {
                RequestBody Body() => new RequestBody()
                    .With("auth", true)
                    .With("acc", context.Get(account))
                    .With("user", context.Get(user))
                    .With("filter_subject", context.Get(subject))
                    .With("state", ConnectionRequests.StateNumber(context.Get(reason) is null ? context.Get(state) : "closed"));

                IEnumerable<ServerConnection> found = await new ConnectionPages(system).ReadAsync(Body, servers, context.Get(limit));
                if (context.Get(reason) is { } wanted)
                {
                    found = found.Where(connection => connection.Detail.Reason.Equals(wanted, StringComparison.OrdinalIgnoreCase));
                }

                string key = context.Get(sort) ?? "subs";
                ServerConnection[] all = [.. found];
                ServerConnection[] shown = [.. report.Ordered(context, ConnectionTable.Sorted(all, key)).Take((int)Math.Min(int.MaxValue, context.Get(top)))];
                context.Out.Text(context.Get(json)
                    ? ConnectionTable.Json(shown) + "\n"
                    : ConnectionTable.Render(context, $"Top {shown.Length} Connections out of {all.Length} by {key}", shown));
            });
    }
}
