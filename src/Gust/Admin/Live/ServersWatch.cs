using Gust.Cli.Admin.Documents;

namespace Gust.Cli.Admin.Live;

/// <summary><c>server watch server</c>.</summary>
internal static class ServersWatch
{
    private static readonly WatchColumn[] Columns =
    [
        new("conns", "Conns", WatchFormats.Count),
        new("subs", "Subs", WatchFormats.Count),
        new("slow", "Slow", WatchFormats.Count),
        new("mem", "Memory", WatchFormats.Size),
        new("cpu", "CPU %", WatchFormats.Percent),
        new("in-msgs", "In Msgs/s", WatchFormats.Rate, IsRate: true),
        new("in-bytes", "In Bytes/s", WatchFormats.Size, IsRate: true),
        new("out-msgs", "Out Msgs/s", WatchFormats.Rate, IsRate: true),
        new("out-bytes", "Out Bytes/s", WatchFormats.Size, IsRate: true),
    ];

    public static void AddTo(WatchCommand watch) => watch.Add(["server", "servers", "srv"], "Watch servers", ["Server"], Columns, async (_, system) =>
        [.. (await system.StatisticsAsync(ServerSelection.All)).Select(one => Item(one.Answer))]);

    private static WatchedItem Item(StatszAnswer answer)
    {
        ServerStats stats = answer.Statsz;
        return new WatchedItem(answer.Server.Id, [answer.Server.Name],
        [
            stats.Connections, stats.Subscriptions, stats.SlowConsumers, stats.Mem, stats.Cpu, stats.Received.Msgs, stats.Received.Bytes, stats.Sent.Msgs, stats.Sent.Bytes,
        ]);
    }
}
