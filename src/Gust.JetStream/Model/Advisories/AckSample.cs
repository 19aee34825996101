using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>METRIC.CONSUMER.ACK.</summary>
internal sealed record AckSample() : Advisory(AdvisoryType.AckSample)
{
    public string Stream { get; set; } = "";

    public string Consumer { get; set; } = "";

    public ulong ConsumerSequence { get; set; }

    public ulong StreamSequence { get; set; }

    /// <summary>From the delivery to the acknowledgement.</summary>
    public long AckTimeNs { get; set; }

    public ulong Deliveries { get; set; }

    public string Domain { get; set; } = "";

    public static JsonShape<AckSample> Shape { get; } = ShapeOf<AckSample>()
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("consumer", Codecs.Text, r => r.Consumer, (r, v) => r.Consumer = v)
        .Always("consumer_seq", Codecs.UInt64, r => r.ConsumerSequence, (r, v) => r.ConsumerSequence = v)
        .Always("stream_seq", Codecs.UInt64, r => r.StreamSequence, (r, v) => r.StreamSequence = v)
        .Always("ack_time", Codecs.Duration, r => r.AckTimeNs, (r, v) => r.AckTimeNs = v)
        .Always("deliveries", Codecs.UInt64, r => r.Deliveries, (r, v) => r.Deliveries = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
