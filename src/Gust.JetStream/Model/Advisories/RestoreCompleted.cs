using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.STREAM.RESTORE_COMPLETE.</summary>
internal sealed record RestoreCompleted() : Advisory(AdvisoryType.RestoreCompleted)
{
    public string Stream { get; set; } = "";

    public WireTime Start { get; set; }

    public WireTime End { get; set; }

    public long Bytes { get; set; }

    public ClientSummary? Client { get; set; }

    public string Domain { get; set; } = "";

    public static JsonShape<RestoreCompleted> Shape { get; } = ShapeOf<RestoreCompleted>()
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("start", Codecs.Time, r => r.Start, (r, v) => r.Start = v)
        .Always("end", Codecs.Time, r => r.End, (r, v) => r.End = v)
        .Always("bytes", Codecs.Int64, r => r.Bytes, (r, v) => r.Bytes = v)
        .Optional("client", Codecs.Object(ClientSummary.Shape), r => r.Client, (r, v) => r.Client = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
