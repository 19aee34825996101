using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.CONSUMER.PAUSE.</summary>
internal sealed record ConsumerPauseAdvisory
{
    public string Type { get; set; } = AdvisoryType.ConsumerPause;

    /// <summary>22 characters, never the same.</summary>
    public string Id { get; set; } = "";

    public WireTime Timestamp { get; set; }

    public string Stream { get; set; } = "";

    public string Consumer { get; set; } = "";

    public bool IsPaused { get; set; }

    public WireTime PauseUntil { get; set; }

    public string Domain { get; set; } = "";

    public static JsonShape<ConsumerPauseAdvisory> Shape { get; } = new JsonShapeBuilder<ConsumerPauseAdvisory>("JSAdvisory")
        .Always("type", Codecs.Text, r => r.Type, (r, v) => r.Type = v)
        .Always("id", Codecs.Text, r => r.Id, (r, v) => r.Id = v)
        .Always("timestamp", Codecs.Time, r => r.Timestamp, (r, v) => r.Timestamp = v)
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("consumer", Codecs.Text, r => r.Consumer, (r, v) => r.Consumer = v)
        .Always("paused", Codecs.Flag, r => r.IsPaused, (r, v) => r.IsPaused = v)
        .Always("pause_until", Codecs.Time, r => r.PauseUntil, (r, v) => r.PauseUntil = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
