using System.Text.Json;
using Gust.Web.Console.Lists;

namespace Gust.Web.Console.Live;

/// <summary>What is remembered of the server each second, taken from /varz. The page shows columns that it knows and leaves out those that are missing.</summary>
internal static class LiveColumns
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

    /// <summary>The first is the time in milliseconds since 1970.</summary>
    public static IReadOnlyList<string> Names { get; } = ["time", .. s_columns.Select(column => column.Name)];

    public static double[] Read(JsonElement varz, DateTimeOffset now)
    {
        double[] sample = new double[Names.Count];
        sample[0] = now.ToUnixTimeMilliseconds();
        for (int i = 0; i < s_columns.Length; i++)
        {
            string[] path = s_columns[i].Path;
            JsonElement at = varz;
            for (int part = 0; part < path.Length - 1; part++)
            {
                at = Json.Find(at, path[part]);
            }

            sample[i + 1] = Json.Number(at, path[^1]);
        }

        return sample;
    }
}
