using System.Text.Json;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>What passes through accounts, under the names of prometheus-nats-exporter.</summary>
internal sealed class AccstatzFamilies(MetricsWriter writer, FamilyNames names, LabelSet server)
{
    private static readonly (string Name, string[] Path, string Help)[] s_families =
    [
        ("current_connections", ["conns"], "Connections of the account"),
        ("total_connections", ["total_conns"], "Connections of the account, leaf nodes included"),
        ("subscriptions", ["num_subscriptions"], "Subscriptions of the account"),
        ("leaf_nodes", ["leafnodes"], "Leaf nodes of the account"),
        ("sent_messages", ["sent", "msgs"], "Messages sent to the account's connections"),
        ("sent_bytes", ["sent", "bytes"], "Bytes sent to the account's connections"),
        ("received_messages", ["received", "msgs"], "Messages that came from the account's connections"),
        ("received_bytes", ["received", "bytes"], "Bytes that came from the account's connections"),
        ("slow_consumers", ["slow_consumers"], "Connections of the account that were cut because they were slow"),
    ];

    /// <param name="document"><c>/accstatz</c>.</param>
    /// <param name="max">Accounts of which labels tell.</param>
    /// <returns>How many were left out.</returns>
    public int Write(JsonElement document, int max)
    {
        if (!document.TryGetProperty("account_statz", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            return 0;
        }

        (JsonElement Account, LabelSet Labels)[] all = [.. list.EnumerateArray().Take(max).Select(account => (account, LabelsOf(account)))];
        foreach ((string name, string[] path, string help) in s_families)
        {
            writer.Begin(names.Core($"accstatz_{name}"), MetricKind.Gauge, help);
            foreach ((JsonElement account, LabelSet labels) in all)
            {
                writer.Sample(labels, Number(account, path));
            }
        }

        return Math.Max(0, list.GetArrayLength() - max);
    }

    private static double Number(JsonElement of, string[] path)
    {
        foreach (string step in path)
        {
            if (!of.TryGetProperty(step, out of))
            {
                return 0;
            }
        }

        return of.ValueKind == JsonValueKind.Number ? of.GetDouble() : 0;
    }

    private LabelSet LabelsOf(JsonElement account)
    {
        string id = account.GetProperty("acc").GetString() ?? "";
        string name = account.TryGetProperty("name", out JsonElement given) ? given.GetString() ?? id : id;
        return server.With(("account", id), ("account_id", id), ("account_name", name));
    }
}
