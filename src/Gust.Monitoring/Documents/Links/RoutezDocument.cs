using System.Text.Json.Serialization.Metadata;

namespace Gust.Monitoring.Documents.Links;

/// <summary>Gives <see cref="Routez"/>.</summary>
internal sealed class RoutezDocument(MonitoredServer server) : Document<RoutezOptions, Routez>("ROUTEZ", "/routez")
{
    protected override JsonTypeInfo<RoutezOptions> OptionsType => MonitoringJson.Default.RoutezOptions;

    protected override JsonTypeInfo<Routez> DataType => MonitoringJson.Default.Routez;

    protected override RoutezOptions Read(MonitoringQuery query) => new()
    {
        Subscriptions = query.FlagOrDetail("subs"),
        SubscriptionsDetail = query.IsDetail("subs"),
    };

    protected override void Make(RoutezOptions options, Action<Routez> done) => done(new Routez
    {
        ServerId = server.Broker.Identity.Id,
        ServerName = server.Broker.Identity.Name,
        Now = server.Now,
    });
}
