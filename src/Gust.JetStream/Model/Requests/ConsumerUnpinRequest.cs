using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>CONSUMER.UNPIN.</summary>
internal sealed record ConsumerUnpinRequest
{
    public string Group { get; set; } = "";

    public static JsonShape<ConsumerUnpinRequest> Shape { get; } = new JsonShapeBuilder<ConsumerUnpinRequest>("JSApiConsumerUnpinRequest")
        .Always("group", Codecs.Text, r => r.Group, (r, v) => r.Group = v)
        .Build();
}
