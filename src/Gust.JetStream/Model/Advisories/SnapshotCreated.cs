using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.STREAM.SNAPSHOT_CREATE.</summary>
internal sealed record SnapshotCreated
{
    public string Type { get; set; } = AdvisoryType.SnapshotCreated;

    /// <summary>22 characters, never the same.</summary>
    public string Id { get; set; } = "";

    public WireTime Timestamp { get; set; }

    public string Stream { get; set; } = "";

    public StreamStateInfo State { get; set; } = new();

    public ClientSummary? Client { get; set; }

    public string Domain { get; set; } = "";

    public static JsonShape<SnapshotCreated> Shape { get; } = new JsonShapeBuilder<SnapshotCreated>("JSAdvisory")
        .Always("type", Codecs.Text, r => r.Type, (r, v) => r.Type = v)
        .Always("id", Codecs.Text, r => r.Id, (r, v) => r.Id = v)
        .Always("timestamp", Codecs.Time, r => r.Timestamp, (r, v) => r.Timestamp = v)
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("state", Codecs.Object(StreamStateInfo.Shape), r => r.State, (r, v) => r.State = v ?? new())
        .Optional("client", Codecs.Object(ClientSummary.Shape), r => r.Client, (r, v) => r.Client = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
