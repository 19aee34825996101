using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.STREAM.SNAPSHOT_COMPLETE.</summary>
internal sealed record SnapshotCompleted() : Advisory(AdvisoryType.SnapshotCompleted)
{
    public string Stream { get; set; } = "";

    public WireTime Start { get; set; }

    public WireTime End { get; set; }

    public ClientSummary? Client { get; set; }

    public string Domain { get; set; } = "";

    public string Error { get; set; } = "";

    public static JsonShape<SnapshotCompleted> Shape { get; } = ShapeOf<SnapshotCompleted>()
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("start", Codecs.Time, r => r.Start, (r, v) => r.Start = v)
        .Always("end", Codecs.Time, r => r.End, (r, v) => r.End = v)
        .Optional("client", Codecs.Object(ClientSummary.Shape), r => r.Client, (r, v) => r.Client = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Optional("error", Codecs.Text, r => r.Error, (r, v) => r.Error = v)
        .Build();
}
