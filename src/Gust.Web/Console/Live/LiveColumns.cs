using System.Text.Json;
using Gust.Core;
using Gust.Core.Connections;
using Gust.Monitoring;
using Gust.Web.Console.Lists;

namespace Gust.Web.Console.Live;

/// <summary>What is remembered of the server each second: numbers of /varz and latencies. The page shows columns that it knows and leaves out those that are missing.</summary>
/// <remarks>Used by one thread at a time.</remarks>
internal sealed class LiveColumns
{
    private static readonly (string Name, string[] Path)[] s_columns =
    [
        ("connections", ["connections"]),
        ("subscriptions", ["subscriptions"]),
        ("inMsgs", ["in_msgs"]),
        ("outMsgs", ["out_msgs"]),
        ("inBytes", ["in_bytes"]),
        ("outBytes", ["out_bytes"]),
        ("slowConsumers", ["slow_consumers"]),
        ("stalledClients", ["stalled_clients"]),
        ("memory", ["mem"]),
        ("cpu", ["cpu"]),
        ("storage", ["jetstream", "stats", "storage"]),
        ("storageMemory", ["jetstream", "stats", "memory"]),
        ("apiRequests", ["jetstream", "stats", "api", "total"]),
    ];

    /// <summary>Slow consumers by cause; /varz tells their sum.</summary>
    private static readonly (string Name, CloseReason Reason)[] s_slow =
    [
        ("slowPending", CloseReason.SlowConsumerPendingBytes),
        ("slowDeadline", CloseReason.SlowConsumerWriteDeadline),
    ];

    private readonly LatencyColumns[] _latencies;
    private readonly CloseCounts _ends;

    public LiveColumns(MonitoredServer server)
    {
        _latencies =
        [
            new LatencyColumns("commit", () => server.JetStream()?.JournalMeter.CommitTimes),
            new LatencyColumns("sync", () => server.JetStream()?.JournalMeter.SyncTimes),
            new LatencyColumns("delivery", () => server.Broker.Connections.DeliveryTimes),
        ];
        _ends = server.Broker.Connections.Ends;
        Names = ["time", .. s_columns.Select(column => column.Name), .. s_slow.Select(cause => cause.Name), .. _latencies.SelectMany(latency => latency.Names)];
    }

    /// <summary>The first is the time in milliseconds since 1970.</summary>
    public IReadOnlyList<string> Names { get; }

    public double?[] Read(JsonElement varz, DateTimeOffset now)
    {
        List<double?> sample = [now.ToUnixTimeMilliseconds(), .. s_columns.Select(column => (double?)Number(varz, column.Path)), .. s_slow.Select(cause => (double?)_ends.Of(cause.Reason))];
        foreach (LatencyColumns latency in _latencies)
        {
            (double? half, double? nearlyAll) = latency.Take();
            sample.AddRange([half, nearlyAll]);
        }

        return [.. sample];
    }

    private static double Number(JsonElement varz, string[] path)
    {
        foreach (string name in path.AsSpan(0, path.Length - 1))
        {
            varz = Json.Find(varz, name);
        }

        return Json.Number(varz, path[^1]);
    }
}
