using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.STREAM.CREATED, UPDATED and DELETED.</summary>
internal sealed record StreamAction
{
    public string Type { get; set; } = AdvisoryType.StreamAction;

    /// <summary>22 characters, never the same.</summary>
    public string Id { get; set; } = "";

    public WireTime Timestamp { get; set; }

    public string Stream { get; set; } = "";

    /// <summary>create, modify or delete.</summary>
    public string Action { get; set; } = "";

    public string Domain { get; set; } = "";

    public static JsonShape<StreamAction> Shape { get; } = new JsonShapeBuilder<StreamAction>("JSAdvisory")
        .Always("type", Codecs.Text, r => r.Type, (r, v) => r.Type = v)
        .Always("id", Codecs.Text, r => r.Id, (r, v) => r.Id = v)
        .Always("timestamp", Codecs.Time, r => r.Timestamp, (r, v) => r.Timestamp = v)
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("action", Codecs.Text, r => r.Action, (r, v) => r.Action = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
