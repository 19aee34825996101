using Gust.Monitoring.Documents.Accounts;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>What passes through accounts, under the names of prometheus-nats-exporter.</summary>
internal sealed class AccstatzFamilies(MetricsWriter writer, FamilyNames names, LabelSet server)
{
    private static readonly Column<AccountStat>[] s_columns =
    [
        new("current_connections", "Connections of the account", account => account.Conns),
        new("total_connections", "Connections of the account, leaf nodes included", account => account.TotalConns),
        new("subscriptions", "Subscriptions of the account", account => account.NumSubscriptions),
        new("leaf_nodes", "Leaf nodes of the account", account => account.LeafNodes),
        new("sent_messages", "Messages sent to the account's connections", account => account.Sent.Msgs),
        new("sent_bytes", "Bytes sent to the account's connections", account => account.Sent.Bytes),
        new("received_messages", "Messages that came from the account's connections", account => account.Received.Msgs),
        new("received_bytes", "Bytes that came from the account's connections", account => account.Received.Bytes),
        new("slow_consumers", "Connections of the account that were cut because they were slow", account => account.SlowConsumers),
    ];

    /// <param name="document"><c>/accstatz</c>.</param>
    /// <param name="max">Accounts of which labels tell.</param>
    public void Write(AccountStatz document, int max) =>
        new FamilyTable<AccountStat>(document.Accounts.Take(max), LabelsOf).Write(writer, name => names.Core($"accstatz_{name}"), s_columns);

    private LabelSet LabelsOf(AccountStat account) =>
        server.With(("account", account.Account), ("account_id", account.Account), ("account_name", account.Name));
}
