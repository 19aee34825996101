using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.STREAM.SNAPSHOT_CREATE.</summary>
internal sealed record SnapshotCreated() : Advisory(AdvisoryType.SnapshotCreated)
{
    public string Stream { get; set; } = "";

    public StreamStateInfo State { get; set; } = new();

    public ClientSummary? Client { get; set; }

    public string Domain { get; set; } = "";

    public static JsonShape<SnapshotCreated> Shape { get; } = ShapeOf<SnapshotCreated>()
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("state", Codecs.Object(StreamStateInfo.Shape), r => r.State, (r, v) => r.State = v ?? new())
        .Optional("client", Codecs.Object(ClientSummary.Shape), r => r.Client, (r, v) => r.Client = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
