using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.STREAM.RESTORE_CREATE.</summary>
internal sealed record RestoreCreated
{
    public string Type { get; set; } = AdvisoryType.RestoreCreated;

    /// <summary>22 characters, never the same.</summary>
    public string Id { get; set; } = "";

    public WireTime Timestamp { get; set; }

    public string Stream { get; set; } = "";

    public ClientSummary? Client { get; set; }

    public string Domain { get; set; } = "";

    public static JsonShape<RestoreCreated> Shape { get; } = new JsonShapeBuilder<RestoreCreated>("JSAdvisory")
        .Always("type", Codecs.Text, r => r.Type, (r, v) => r.Type = v)
        .Always("id", Codecs.Text, r => r.Id, (r, v) => r.Id = v)
        .Always("timestamp", Codecs.Time, r => r.Timestamp, (r, v) => r.Timestamp = v)
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Optional("client", Codecs.Object(ClientSummary.Shape), r => r.Client, (r, v) => r.Client = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
