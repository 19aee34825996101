using Gust.Cli.Admin.Reports;

namespace Gust.Cli.Admin.Live;

/// <summary><c>server watch accounts</c>.</summary>
internal static class AccountsWatch
{
    private static readonly WatchColumn[] Columns =
    [
        new("conns", "Conns", WatchFormats.Count),
        new("leafs", "Leafs", WatchFormats.Count),
        new("subs", "Subs", WatchFormats.Count),
        new("slow", "Slow", WatchFormats.Count),
        new("servers", "Servers", WatchFormats.Count),
        new("in-msgs", "In Msgs/s", WatchFormats.Rate, IsRate: true),
        new("in-bytes", "In Bytes/s", WatchFormats.Size, IsRate: true),
        new("out-msgs", "Out Msgs/s", WatchFormats.Rate, IsRate: true),
        new("out-bytes", "Out Bytes/s", WatchFormats.Size, IsRate: true),
    ];

    public static void AddTo(WatchCommand watch) => watch.Add(["accounts", "account", "acct"], "Watch accounts", ["Account"], Columns, async (_, system) =>
        [.. AccountSum.Of(await AccountsReport.CountsAsync(system, ServerSelection.All, account: null)).Select(Item)]);

    private static WatchedItem Item(AccountSum account) => new(account.Account, [account.Account],
    [
        account.Connections, account.Leafnodes, account.Subscriptions, account.SlowConsumers, account.Servers, account.In.Msgs, account.In.Bytes, account.Out.Msgs, account.Out.Bytes,
    ]);
}
