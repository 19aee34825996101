using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.STREAM.RESTORE_CREATE.</summary>
internal sealed record RestoreCreated() : Advisory(AdvisoryType.RestoreCreated)
{
    public string Stream { get; set; } = "";

    public ClientSummary? Client { get; set; }

    public string Domain { get; set; } = "";

    public static JsonShape<RestoreCreated> Shape { get; } = ShapeOf<RestoreCreated>()
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Optional("client", Codecs.Object(ClientSummary.Shape), r => r.Client, (r, v) => r.Client = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
