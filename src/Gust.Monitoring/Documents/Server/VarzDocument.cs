using System.Text.Json.Serialization.Metadata;
using Gust.Monitoring.Values;
using Gust.Protocol;

namespace Gust.Monitoring.Documents.Server;

/// <summary>Gives <see cref="Varz"/>.</summary>
internal sealed class VarzDocument(MonitoredServer server) : Document<NoOptions, Varz>("VARZ", "/varz")
{
    protected override JsonTypeInfo<NoOptions> OptionsType => MonitoringJson.Default.NoOptions;

    protected override JsonTypeInfo<Varz> DataType => MonitoringJson.Default.Varz;

    protected override NoOptions Read(MonitoringQuery query) => new();

    protected override void Make(NoOptions options, Action<Varz> done) => done(Make());

    public Varz Make() => new()
    {
        ServerId = server.Broker.Identity.Id,
        ServerName = server.Broker.Identity.Name,
        Version = ServerInfo.CompatibilityVersion,
        Start = server.Started,
        Now = server.Now,
        Uptime = Uptime.Format(server.Now - server.Started),
        Mem = server.Process.ResidentBytes,
        Cores = server.Process.Cores,
        Cpu = server.Process.CpuPercent,
        Connections = server.Broker.ConnectionCount,
        TotalConnections = server.Broker.ConnectionsAccepted,
        HttpReqStats = server.Requests.Snapshot(),
    };
}
