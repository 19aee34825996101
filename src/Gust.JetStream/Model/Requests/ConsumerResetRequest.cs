using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>CONSUMER.RESET; without a sequence to the acknowledgement floor.</summary>
internal sealed record ConsumerResetRequest
{
    public ulong Sequence { get; set; }

    public static JsonShape<ConsumerResetRequest> Shape { get; } = new JsonShapeBuilder<ConsumerResetRequest>("JSApiConsumerResetRequest")
        .Optional("seq", Codecs.UInt64, r => r.Sequence, (r, v) => r.Sequence = v)
        .Build();
}
