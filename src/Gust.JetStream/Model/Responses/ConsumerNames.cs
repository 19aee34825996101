using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>CONSUMER.NAMES.</summary>
internal sealed record ConsumerNames
{
    public Page Page { get; set; } = new();

    public IReadOnlyList<string>? Consumers { get; set; } = [];

    public static JsonShape<ConsumerNames> Shape { get; } = new JsonShapeBuilder<ConsumerNames>("ConsumerNames")
        .Inline(Page.Shape, r => r.Page)
        .Always("consumers", Codecs.Texts, r => r.Consumers, (r, v) => r.Consumers = v)
        .Build();
}
