using System.CommandLine;
using System.Text.Json;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Accounts;

namespace Gust.Cli.Admin.Requests;

/// <summary>Requests about connections of all kinds, and about subscriptions.</summary>
internal static class ConnectionRequests
{
    /// <summary>The orders servers know.</summary>
    public static readonly string[] SortKeys =
        ["cid", "start", "subs", "pending", "msgs_to", "msgs_from", "bytes_to", "bytes_from", "last", "idle", "uptime", "stop", "reason", "rtt"];

    private static readonly string[] States = ["open", "closed", "all"];

    public static void AddTo(ServerRequestCommand request)
    {
        AddConnections(request);
        Option<bool> subscriptions = CommandParts.Flag("--subscriptions", "Show subscriptions");
        request.Add(["routes", "route", "routez"], "ROUTEZ", "Show routes", [subscriptions], (context, body) =>
            body.With("subscriptions", context.Get(subscriptions)).With("subscriptions_detail", context.Get(subscriptions)));

        AddGateways(request);
        Option<bool> leafSubscriptions = CommandParts.Flag("--subscriptions", "Show subscriptions");
        Option<string> leafAccount = CommandParts.Text("--account", "ACCOUNT", "Only leafnodes of an account");
        request.Add(["leafnodes", "leaf", "leafz"], "LEAFZ", "Show leafnodes", [leafSubscriptions, leafAccount], (context, body) =>
            body.With("subscriptions", context.Get(leafSubscriptions)).With("account", context.Get(leafAccount)));

        Option<bool> detail = CommandParts.Flag("--detail", "Show each subscription");
        Option<string> account = CommandParts.Text("--filter-account", "ACCOUNT", "Only subscriptions of an account");
        Option<string> subject = CommandParts.Text("--filter-subject", "SUBJECT", "Only subscriptions that a message to this subject would reach");
        request.Add(["subscriptions", "sub", "subsz"], "SUBSZ", "Show subscriptions", [detail, account, subject], (context, body) =>
            request.Page(context, body).With("subscriptions", context.Get(detail)).With("account", context.Get(account)).With("test", context.Get(subject)));
    }

    private static void AddConnections(ServerRequestCommand request)
    {
        Option<string> sort = CommandParts.Text("--sort", "KEY", $"Order of the connections ({string.Join(", ", SortKeys)}; default cid)");
        Option<bool> subscriptions = CommandParts.Flag("--subscriptions", "Show subscriptions");
        Option<long> cid = CommandParts.Number("--filter-cid", "Only the connection of an id", @default: 0, min: 1, "CID");
        Option<string> state = CommandParts.Text("--filter-state", string.Join('|', States), "Only connections in a state (default open)");
        Option<string> user = CommandParts.Text("--filter-user", "USER", "Only connections of a user");
        Option<string> account = CommandParts.Text("--filter-account", "ACCOUNT", "Only connections of an account");
        Option<string> subject = CommandParts.Text("--filter-subject", "SUBJECT", "Only connections that subscribe to matching subjects; needs --filter-account");
        Option<bool> empty = CommandParts.Flag("--filter-empty", "Leave out servers without such connections");
        sort.AcceptOnlyFromAmong(SortKeys);
        state.AcceptOnlyFromAmong(States);
        request.Add(
            ["connections", "conn", "connz"], "CONNZ", "Show connections", [sort, subscriptions, cid, state, user, account, subject, empty],
            (context, body) => request.Page(context, body)
                .With("sort", context.Get(sort) ?? "cid")
                .With("auth", true)
                .With("subscriptions", context.Get(subscriptions))
                .With("subscriptions_detail", context.Get(subscriptions))
                .With("cid", context.Get(cid))
                .With("state", StateNumber(context.Get(state)))
                .With("user", context.Get(user))
                .With("acc", context.Get(account))
                .With("filter_subject", context.Get(subject)),
            (context, answer) => !context.Get(empty) || (answer.TryGetProperty("data", out JsonElement data) && data.Number("num_connections") > 0));
    }

    private static void AddGateways(ServerRequestCommand request)
    {
        Option<string> name = CommandParts.Text("--filter-name", "NAME", "Only gateways of a name");
        Option<string> account = CommandParts.Text("--filter-account", "ACCOUNT", "Only what is sent of an account");
        Option<bool> accounts = CommandParts.Flag("--accounts", "Show accounts");
        request.Add(["gateways", "gateway", "gwy", "gatewayz"], "GATEWAYZ", "Show gateways", [name, account, accounts], (context, body) =>
            body.With("name", context.Get(name)).With("accounts", context.Get(accounts) || context.IsGiven(account)).With("account_name", context.Get(account)));
    }

    /// <summary>Servers take the states of connections by number.</summary>
    public static long StateNumber(string? state) => Math.Max(0, Array.IndexOf(States, state));
}
