using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>CONSUMER.PAUSE; without a time it resumes.</summary>
internal sealed record ConsumerPauseRequest
{
    public WireTime PauseUntil { get; set; }

    public static JsonShape<ConsumerPauseRequest> Shape { get; } = new JsonShapeBuilder<ConsumerPauseRequest>("JSApiConsumerPauseRequest")
        .Optional("pause_until", Codecs.Time, r => r.PauseUntil, (r, v) => r.PauseUntil = v)
        .Build();
}
