using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>What consumers of a stream may ask for.</summary>
internal sealed record StreamConsumerLimits
{
    public long InactiveThresholdNs { get; set; }

    public long MaxAckPending { get; set; }

    public static JsonShape<StreamConsumerLimits> Shape { get; } = new JsonShapeBuilder<StreamConsumerLimits>("StreamConsumerLimits")
        .Optional("inactive_threshold", Codecs.Duration, r => r.InactiveThresholdNs, (r, v) => r.InactiveThresholdNs = v)
        .Optional("max_ack_pending", Codecs.Int, r => r.MaxAckPending, (r, v) => r.MaxAckPending = v)
        .Build();
}
