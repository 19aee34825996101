using System.Text.Json.Serialization.Metadata;

namespace Gust.Monitoring.Documents.Runtime;

/// <summary>Gives <see cref="Expvarz"/>.</summary>
internal sealed class ExpvarzDocument(MonitoredServer server) : Document<NoOptions, Expvarz>("EXPVARZ", "/debug/vars")
{
    protected override JsonTypeInfo<NoOptions> OptionsType => MonitoringJson.Default.NoOptions;

    protected override JsonTypeInfo<Expvarz> DataType => MonitoringJson.Default.Expvarz;

    protected override NoOptions Read(MonitoringQuery query) => new();

    protected override void Make(NoOptions options, Action<Expvarz> done) => done(new Expvarz([], MemoryStats.Of(server.Runtime, server.Process)));

    protected override MonitoringAnswer ToAnswer(Expvarz data) => base.ToAnswer(data) with { ContentType = "application/json; charset=utf-8" };
}
