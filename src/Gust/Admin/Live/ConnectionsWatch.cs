using System.Globalization;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Admin.Reports;

namespace Gust.Cli.Admin.Live;

/// <summary><c>server watch connections</c>.</summary>
internal static class ConnectionsWatch
{
    private static readonly WatchColumn[] Columns =
    [
        new("in-msgs", "In Msgs/s", WatchFormats.Rate, IsRate: true),
        new("in-bytes", "In Bytes/s", WatchFormats.Size, IsRate: true),
        new("out-msgs", "Out Msgs/s", WatchFormats.Rate, IsRate: true),
        new("out-bytes", "Out Bytes/s", WatchFormats.Size, IsRate: true),
        new("subs", "Subs", WatchFormats.Count),
        new("pending", "Pending", WatchFormats.Size),
    ];

    public static void AddTo(WatchCommand watch) => watch.Add(
        ["connections", "connection", "conns", "conn"], "Watch connections", ["CID", "Server", "Account", "Name"], Columns, async (_, system) =>
            [.. (await new ConnectionPages(system).ReadAsync(() => new RequestBody().With("auth", true), ServerSelection.All)).Select(Item)]);

    private static WatchedItem Item(ServerConnection connection)
    {
        ConnectionDetail detail = connection.Detail;
        string cid = detail.Cid.ToString(CultureInfo.InvariantCulture);
        return new WatchedItem($"{connection.Server.Id} {cid}", [cid, connection.Server.Name, connection.Account, detail.Name],
        [
            detail.InMsgs, detail.InBytes, detail.OutMsgs, detail.OutBytes, detail.Subscriptions, detail.PendingBytes,
        ]);
    }
}
