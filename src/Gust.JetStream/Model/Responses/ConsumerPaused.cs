using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>CONSUMER.PAUSE.</summary>
internal sealed record ConsumerPaused
{
    public bool IsPaused { get; set; }

    public WireTime PauseUntil { get; set; }

    public long PauseRemainingNs { get; set; }

    public static JsonShape<ConsumerPaused> Shape { get; } = new JsonShapeBuilder<ConsumerPaused>("ConsumerPaused")
        .Always("paused", Codecs.Flag, r => r.IsPaused, (r, v) => r.IsPaused = v)
        .Always("pause_until", Codecs.Time, r => r.PauseUntil, (r, v) => r.PauseUntil = v)
        .Optional("pause_remaining", Codecs.Duration, r => r.PauseRemainingNs, (r, v) => r.PauseRemainingNs = v)
        .Build();
}
