using System.Globalization;
using Gust.Monitoring.Documents.Links;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>Leaf nodes under the names of prometheus-nats-exporter, but for their subscriptions: a subject is never a label.</summary>
internal sealed class LeafzFamilies(MetricsWriter writer, FamilyNames names, LabelSet server)
{
    private static readonly Column<LeafInfo>[] s_columns =
    [
        new("info", "Always 1; its labels say who the leaf node is", _ => 1),
        new("conn_rtt", "Round trip to the leaf node in seconds", leaf => leaf.Rtt.TotalSeconds),
        new("conn_in_msgs", "Messages from the leaf node", leaf => leaf.InMsgs),
        new("conn_out_msgs", "Messages to the leaf node", leaf => leaf.OutMsgs),
        new("conn_in_bytes", "Bytes from the leaf node", leaf => leaf.InBytes),
        new("conn_out_bytes", "Bytes to the leaf node", leaf => leaf.OutBytes),
        new("conn_subscriptions_total", "Subscriptions of the leaf node", leaf => leaf.Subscriptions),
    ];

    /// <param name="document"><c>/leafz</c>.</param>
    /// <param name="max">Leaf nodes of which labels tell.</param>
    public void Write(Leafz document, int max)
    {
        writer.Begin(names.Core("leafz_conn_nodes_total"), MetricKind.Gauge, "Leaf nodes that are connected");
        writer.Sample(server, document.Leafnodes);
        new FamilyTable<LeafInfo>(document.Leafs.Take(max), LabelsOf).Write(writer, name => names.Core($"leafz_{name}"), s_columns);
    }

    private LabelSet LabelsOf(LeafInfo leaf) => server.With(
        ("account", leaf.Account), ("account_id", leaf.Account), ("ip", leaf.Ip), ("port", leaf.Port.ToString(CultureInfo.InvariantCulture)), ("name", leaf.Name));
}
