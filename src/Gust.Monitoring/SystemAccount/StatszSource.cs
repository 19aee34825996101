using System.Text.Json;
using Gust.Core;
using Gust.Core.Connections;
using Gust.Monitoring.Documents.Accounts;
using Gust.Monitoring.Documents.JetStream;
using Gust.Monitoring.Documents.Server;

namespace Gust.Monitoring.SystemAccount;

/// <summary>Makes <see cref="Statsz"/>.</summary>
internal sealed class StatszSource(DocumentShelf shelf)
{
    /// <summary>As the property <c>statsz</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WritePropertyName("statsz"u8);
        JsonSerializer.Serialize(json, Make(), SystemAccountJson.Default.Statsz);
    }

    private Statsz Make()
    {
        MonitoredServer server = shelf.Server;
        Broker broker = server.Broker;
        Traffic all = Traffic.Sum(broker.Connections.RecentTraffic());
        DataStats sent = new(all.OutMessages, all.OutBytes);
        DataStats received = new(all.InMessages, all.InBytes);
        return new Statsz
        {
            Start = server.Started,
            Mem = server.Process.ResidentBytes,
            Cores = server.Process.Cores,
            Cpu = server.Process.CpuPercent,
            Connections = broker.ConnectionCount,
            TotalConnections = broker.ConnectionsAccepted,
            ActiveAccounts = broker.Accounts.All.Count(account => account.Connections > 0),
            Subscriptions = broker.Accounts.All.Sum(account => (long)account.Interest.Count),
            Sent = sent,
            SentToClients = sent,
            Received = received,
            ReceivedFromClients = received,
            SlowConsumers = broker.Connections.SlowConsumers,
            SlowConsumerStats = broker.Connections.SlowConsumers is > 0 and var slow ? new LinkCounts(slow) : null,
            StaleConnections = AboveZero(broker.Connections.StaleConnections),
            StaleConnectionStats = broker.Connections.StaleConnections is > 0 and var stale ? new LinkCounts(stale) : null,
            StalledClients = AboveZero(broker.Connections.Stalls),
            ActiveServers = 1,
            JetStream = Streams(),
            UsableCores = server.Process.UsableCores,
        };
    }

    private static long? AboveZero(long count) => count > 0 ? count : null;

    /// <summary>As in the document about the server, but not where its store is.</summary>
    private JetStreamVarz? Streams()
    {
        JetStreamVarz streams = shelf.JetStream.Varz();
        return streams.Config is { } config ? streams with { Config = config with { StoreDir = null } } : null;
    }
}
