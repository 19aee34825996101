using System.Text.Json;
using Gust.Core;
using Gust.Core.Connections;
using Gust.Monitoring.Documents.Accounts;

namespace Gust.Monitoring.SystemAccount;

/// <summary>How many connections an account has, and what they have done (spec: monitoring.md, AccountNumConns).</summary>
internal sealed class AccountConnections(ConnectionBook connections)
{
    public const string EventType = "io.nats.server.advisory.v1.account_connections";

    /// <summary>As properties of the present object.</summary>
    public void Write(Utf8JsonWriter json, Account account)
    {
        JsonElement told = JsonSerializer.SerializeToElement(AccountStatzDocument.Of(account, connections.RecentTraffic().GetValueOrDefault(account)), MonitoringJson.Default.AccountStat);
        foreach (JsonProperty property in told.EnumerateObject())
        {
            property.WriteTo(json);
        }
    }
}
