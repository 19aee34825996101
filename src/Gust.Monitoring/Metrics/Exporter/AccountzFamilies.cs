using System.Text.Json;
using Gust.Monitoring.Documents.Accounts;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>Accounts and what their JWTs allow them, under the names of prometheus-nats-exporter.</summary>
/// <remarks>An account without a JWT has no limits here: the exporter tells of zeros, which would mean that it may do nothing.</remarks>
internal sealed class AccountzFamilies(MetricsWriter writer, FamilyNames names, LabelSet server)
{
    private static readonly Column<AccountInfo>[] s_columns =
    [
        new("client_connections", "Clients of the account", account => account.Clients),
        new("leafnode_connections", "Leaf nodes of the account", account => account.LeafNodes),
        new("subscriptions", "Subscriptions of the account", account => account.Subscriptions),
        new("is_system", "1: it is the system account", account => Number(account.IsSystem)),
        new("expired", "1: its JWT has expired", account => Number(account.Expired)),
        new("complete", "1: all its imports can be had", account => Number(account.Complete)),
        new("jetstream_enabled", "1: it may have streams", account => Number(account.HasStreams)),
        new("limit_subs", "Subscriptions that the account may have; -1 is no limit", account => Limit(account, "subs")),
        new("limit_data", "Bytes that the account may send; -1 is no limit", account => Limit(account, "data")),
        new("limit_payload", "Bytes that a message may have; -1 is no limit", account => Limit(account, "payload")),
        new("limit_imports", "Imports that the account may have; -1 is no limit", account => Limit(account, "imports")),
        new("limit_exports", "Exports that the account may have; -1 is no limit", account => Limit(account, "exports")),
        new("limit_wildcards", "1: its exports may have wildcards", account => Limit(account, "wildcards")),
        new("limit_conn", "Connections that the account may have; -1 is no limit", account => Limit(account, "conn")),
        new("limit_leaf", "Leaf nodes that the account may have; -1 is no limit", account => Limit(account, "leaf")),
    ];

    /// <param name="accounts"><c>/accountz?acc=</c> of each.</param>
    public void Write(IEnumerable<AccountInfo> accounts) =>
        new FamilyTable<AccountInfo>(accounts, LabelsOf).Write(writer, name => names.Core($"accountz_{name}"), s_columns);

    private static double Number(bool isSo) => isSo ? 1 : 0;

    private static double? Limit(AccountInfo account, string name)
    {
        if (account.DecodedJwt is not { } jwt || !jwt.TryGetProperty("nats", out JsonElement claims)
            || !claims.TryGetProperty("limits", out JsonElement limits) || !limits.TryGetProperty(name, out JsonElement limit))
        {
            return null;
        }

        return limit.ValueKind switch
        {
            JsonValueKind.Number => limit.GetDouble(),
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            _ => null,
        };
    }

    private LabelSet LabelsOf(AccountInfo account) => server.With(("account_id", account.AccountName), ("account_name", account.NameTag));
}
