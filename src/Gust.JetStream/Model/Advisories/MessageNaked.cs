using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.CONSUMER.MSG_NAKED.</summary>
internal sealed record MessageNaked() : Advisory(AdvisoryType.Naked)
{
    public string Stream { get; set; } = "";

    public string Consumer { get; set; } = "";

    public ulong ConsumerSequence { get; set; }

    public ulong StreamSequence { get; set; }

    public ulong Deliveries { get; set; }

    public string Domain { get; set; } = "";

    public static JsonShape<MessageNaked> Shape { get; } = ShapeOf<MessageNaked>()
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("consumer", Codecs.Text, r => r.Consumer, (r, v) => r.Consumer = v)
        .Always("consumer_seq", Codecs.UInt64, r => r.ConsumerSequence, (r, v) => r.ConsumerSequence = v)
        .Always("stream_seq", Codecs.UInt64, r => r.StreamSequence, (r, v) => r.StreamSequence = v)
        .Always("deliveries", Codecs.UInt64, r => r.Deliveries, (r, v) => r.Deliveries = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
