using System.Text.Json.Serialization.Metadata;

namespace Gust.Monitoring.Documents.Links;

/// <summary>Gives <see cref="Gatewayz"/>.</summary>
internal sealed class GatewayzDocument(MonitoredServer server) : Document<GatewayzOptions, Gatewayz>("GATEWAYZ", "/gatewayz")
{
    protected override JsonTypeInfo<GatewayzOptions> OptionsType => MonitoringJson.Default.GatewayzOptions;

    protected override JsonTypeInfo<Gatewayz> DataType => MonitoringJson.Default.Gatewayz;

    protected override GatewayzOptions Read(MonitoringQuery query) => new()
    {
        Subscriptions = query.FlagOrDetail("subs"),
        SubscriptionsDetail = query.IsDetail("subs"),
        Accounts = query.Flag("accs"),
        Name = query.Text("gw_name"),
        AccountName = query.Text("acc_name"),
    };

    protected override void Make(GatewayzOptions options, Action<Gatewayz> done) => done(Make());

    public Gatewayz Make() => new() { ServerId = server.Broker.Identity.Id, Now = server.Now };
}
