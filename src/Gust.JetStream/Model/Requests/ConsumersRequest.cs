using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>CONSUMER.NAMES and CONSUMER.LIST.</summary>
internal sealed record ConsumersRequest
{
    public long Offset { get; set; }

    public static JsonShape<ConsumersRequest> Shape { get; } = new JsonShapeBuilder<ConsumersRequest>("JSApiConsumersRequest")
        .Always("offset", Codecs.Int, r => r.Offset, (r, v) => r.Offset = v)
        .Build();
}
