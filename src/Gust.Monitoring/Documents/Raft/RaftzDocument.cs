using System.Text.Json.Serialization.Metadata;

namespace Gust.Monitoring.Documents.Raft;

/// <summary>Consensus groups: a server by itself has none, and says so as the reference does.</summary>
internal sealed class RaftzDocument() : Document<RaftzOptions, NoOptions>("RAFTZ", "/raftz")
{
    protected override JsonTypeInfo<RaftzOptions> OptionsType => MonitoringJson.Default.RaftzOptions;

    protected override JsonTypeInfo<NoOptions> DataType => MonitoringJson.Default.NoOptions;

    protected override RaftzOptions Read(MonitoringQuery query) => new() { Account = query.Text("acc"), Group = query.Text("group") };

    protected override void Make(RaftzOptions options, Action<NoOptions> done) => throw new MonitoringRefusal(404, "No Raft nodes registered");
}
