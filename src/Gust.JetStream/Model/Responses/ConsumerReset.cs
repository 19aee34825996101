using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>CONSUMER.RESET.</summary>
internal sealed record ConsumerReset
{
    public ConsumerInfo? Consumer { get; set; }

    public ulong Sequence { get; set; }

    public static JsonShape<ConsumerReset> Shape { get; } = new JsonShapeBuilder<ConsumerReset>("ConsumerReset")
        .Inline(ConsumerInfo.Shape, r => r.Consumer)
        .Always("reset_seq", Codecs.UInt64, r => r.Sequence, (r, v) => r.Sequence = v)
        .Build();
}
