using System.Text.Json;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>Leaf nodes under the names of prometheus-nats-exporter.</summary>
internal static class LeafzFamilies
{
    /// <param name="writer">Where it is written.</param>
    /// <param name="names">Where the family names come from.</param>
    /// <param name="server">The server's labels.</param>
    /// <param name="document"><c>/leafz</c>.</param>
    public static void Write(MetricsWriter writer, FamilyNames names, LabelSet server, JsonElement document)
    {
        if (document.TryGetProperty("leafnodes", out JsonElement count))
        {
            writer.Begin(names.Core("leafz_conn_nodes_total"), MetricKind.Gauge, "Leaf nodes that are connected");
            writer.Sample(server, count.GetDouble());
        }
    }
}
