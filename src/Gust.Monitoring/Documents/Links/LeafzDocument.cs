using System.Text.Json.Serialization.Metadata;

namespace Gust.Monitoring.Documents.Links;

/// <summary>Gives <see cref="Leafz"/>.</summary>
internal sealed class LeafzDocument(MonitoredServer server) : Document<LeafzOptions, Leafz>("LEAFZ", "/leafz")
{
    protected override JsonTypeInfo<LeafzOptions> OptionsType => MonitoringJson.Default.LeafzOptions;

    protected override JsonTypeInfo<Leafz> DataType => MonitoringJson.Default.Leafz;

    protected override LeafzOptions Read(MonitoringQuery query) => new() { Subscriptions = query.Flag("subs"), Account = query.Text("acc") };

    protected override void Make(LeafzOptions options, Action<Leafz> done) => done(Make());

    public Leafz Make() => new() { ServerId = server.Broker.Identity.Id, Now = server.Now };
}
