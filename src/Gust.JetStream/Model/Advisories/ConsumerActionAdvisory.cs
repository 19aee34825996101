using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.CONSUMER.CREATED and DELETED.</summary>
internal sealed record ConsumerActionAdvisory
{
    public string Type { get; set; } = AdvisoryType.ConsumerAction;

    /// <summary>22 characters, never the same.</summary>
    public string Id { get; set; } = "";

    public WireTime Timestamp { get; set; }

    public string Stream { get; set; } = "";

    public string Consumer { get; set; } = "";

    /// <summary>create or delete.</summary>
    public string Action { get; set; } = "";

    public string Domain { get; set; } = "";

    public static JsonShape<ConsumerActionAdvisory> Shape { get; } = new JsonShapeBuilder<ConsumerActionAdvisory>("JSAdvisory")
        .Always("type", Codecs.Text, r => r.Type, (r, v) => r.Type = v)
        .Always("id", Codecs.Text, r => r.Id, (r, v) => r.Id = v)
        .Always("timestamp", Codecs.Time, r => r.Timestamp, (r, v) => r.Timestamp = v)
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("consumer", Codecs.Text, r => r.Consumer, (r, v) => r.Consumer = v)
        .Always("action", Codecs.Text, r => r.Action, (r, v) => r.Action = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
