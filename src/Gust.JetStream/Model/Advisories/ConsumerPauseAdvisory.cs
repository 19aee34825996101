using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.CONSUMER.PAUSE.</summary>
internal sealed record ConsumerPauseAdvisory() : Advisory(AdvisoryType.ConsumerPause)
{
    public string Stream { get; set; } = "";

    public string Consumer { get; set; } = "";

    public bool IsPaused { get; set; }

    public WireTime PauseUntil { get; set; }

    public string Domain { get; set; } = "";

    public static JsonShape<ConsumerPauseAdvisory> Shape { get; } = ShapeOf<ConsumerPauseAdvisory>()
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("consumer", Codecs.Text, r => r.Consumer, (r, v) => r.Consumer = v)
        .Always("paused", Codecs.Flag, r => r.IsPaused, (r, v) => r.IsPaused = v)
        .Always("pause_until", Codecs.Time, r => r.PauseUntil, (r, v) => r.PauseUntil = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
