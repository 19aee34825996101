using Gust.Cli.Admin.Documents;

namespace Gust.Cli.Admin.Live;

/// <summary><c>server watch jetstream</c>.</summary>
internal static class JetStreamWatch
{
    private static readonly WatchColumn[] Columns =
    [
        new("assets", "HA Assets", WatchFormats.Count),
        new("accounts", "Accounts", WatchFormats.Count),
        new("mem", "Memory", WatchFormats.Size),
        new("file", "File", WatchFormats.Size),
        new("api", "API Req/s", WatchFormats.Rate, IsRate: true),
        new("err", "API Err", WatchFormats.Count),
        new("pending", "API Pending", WatchFormats.Count),
    ];

    public static void AddTo(WatchCommand watch) => watch.Add(["jetstream", "js"], "Watch JetStream", ["Server", "Leader"], Columns, async (_, system) =>
        [.. (await system.StatisticsAsync(ServerSelection.All)).Select(one => one.Answer).Where(answer => answer.Statsz.JetStream?.Stats is not null).Select(Item)]);

    private static WatchedItem Item(StatszAnswer answer)
    {
        JetStreamUsage usage = answer.Statsz.JetStream!.Stats!;
        bool isLeader = answer.Statsz.JetStream.Meta?.Leader == answer.Server.Name;
        return new WatchedItem(answer.Server.Id, [answer.Server.Name, isLeader ? "*" : ""],
        [
            usage.HaAssets, usage.Accounts, usage.Memory, usage.Storage, usage.Api.Total, usage.Api.Errors, usage.Api.Inflight,
        ]);
    }
}
