using System.CommandLine;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Admin.Listing;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Reports;

/// <summary><c>server report accounts</c>: the busiest accounts; of one account its connections too.</summary>
internal static class AccountsReport
{
    private const string Statistics = "$SYS.REQ.ACCOUNT.PING.STATZ";

    public static void AddTo(ReportCommand report)
    {
        Argument<string> account = new("account") { Description = "Report on one account", Arity = ArgumentArity.ZeroOrOne };
        Argument<long> limit = ServerListing.Expected("limit", "How many servers to wait for");
        Option<string> sort = ReportCommand.Sort("subs", "in-bytes", "out-bytes", "in-msgs", "out-msgs", "conns", "subs");
        Option<long> top = CommandParts.Number("--top", "Accounts to show", @default: 1000, min: 1);
        Option<bool> json = ReportCommand.Json();
        report.Add(["accounts", "acct"], "Report on accounts", [account, limit, sort, top, json], async (context, system, servers) =>
        {
            AccountSum[] all = AccountSum.Of(await CountsAsync(system, servers, context.Get(account), context.Get(limit)));
            string key = context.Get(sort) ?? "subs";
            AccountSum[] shown = [.. report.Ordered(context, Sorted(all, key)).Take((int)Math.Min(int.MaxValue, context.Get(top)))];
            context.Out.Text(context.Get(json) ? Json(shown) + "\n" : Table(context, $"{shown.Length} Accounts Overview by {key}", shown));
            if (context.Get(account) is { } one && !context.Get(json))
            {
                IReadOnlyList<ServerConnection> connections = await new ConnectionPages(system).ReadAsync(() => new RequestBody().With("auth", true).With("acc", one), servers);
                context.Out.Line();
                context.Out.Text(ConnectionTable.Render(context, $"Connections of {one}", [.. ConnectionTable.Sorted(connections, "subs")]));
            }
        });
    }

    /// <summary>Accounts have no option for servers: what they say of other servers is left out here.</summary>
    public static async Task<IReadOnlyList<AccountStats>> CountsAsync(SystemApi system, ServerSelection servers, string? account, long expected = 0)
    {
        RequestBody body = new RequestBody().With("include_unused", account is not null).With("accounts", account is null ? [] : [account]);
        IReadOnlyList<SystemReply> replies = await system.GatherAsync(Statistics, body, expected > 0 ? expected : await system.CountAsync(), isExact: expected > 0);
        return [.. SystemReading.Answers(replies, DocumentJson.Default.SystemAnswerAccountStatz).Where(answer => servers.Includes(answer.Server)).SelectMany(answer => answer.Data.Accounts ?? [])];
    }

    private static IEnumerable<AccountSum> Sorted(IEnumerable<AccountSum> accounts, string key) => key switch
    {
        "in-bytes" => accounts.OrderByDescending(a => a.In.Bytes),
        "out-bytes" => accounts.OrderByDescending(a => a.Out.Bytes),
        "in-msgs" => accounts.OrderByDescending(a => a.In.Msgs),
        "out-msgs" => accounts.OrderByDescending(a => a.Out.Msgs),
        "conns" => accounts.OrderByDescending(a => a.Connections),
        _ => accounts.OrderByDescending(a => a.Subscriptions),
    };

    private static string Table(CommandContext context, string title, IReadOnlyList<AccountSum> accounts)
    {
        var table = new Table(title, "Account", "Connections", "Leafnodes", "In Msgs", "Out Msgs", "In Bytes", "Out Bytes", "Subs", "Slow", "Servers");
        foreach (AccountSum account in accounts)
        {
            table.Row(
                account.Account, CountText.Format(account.Connections), CountText.Format(account.Leafnodes), CountText.Format(account.In.Msgs), CountText.Format(account.Out.Msgs),
                SizeText.Format(account.In.Bytes), SizeText.Format(account.Out.Bytes), CountText.Format(account.Subscriptions), CountText.Format(account.SlowConsumers),
                CountText.Format(account.Servers));
        }

        return table.Render(context.Host, context.Settings.ColourScheme);
    }

    private static string Json(IEnumerable<AccountSum> accounts) => JsonOutput.Written(writer =>
    {
        writer.WriteStartArray();
        foreach (AccountSum account in accounts)
        {
            writer.WriteStartObject();
            writer.WriteString("account", account.Account);
            writer.WriteNumber("connections", account.Connections);
            writer.WriteNumber("leafnodes", account.Leafnodes);
            writer.WriteNumber("in_msgs", account.In.Msgs);
            writer.WriteNumber("out_msgs", account.Out.Msgs);
            writer.WriteNumber("in_bytes", account.In.Bytes);
            writer.WriteNumber("out_bytes", account.Out.Bytes);
            writer.WriteNumber("subscriptions", account.Subscriptions);
            writer.WriteNumber("slow_consumers", account.SlowConsumers);
            writer.WriteNumber("servers", account.Servers);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });
}
