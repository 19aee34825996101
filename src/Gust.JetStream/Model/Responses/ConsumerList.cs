using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>CONSUMER.LIST.</summary>
internal sealed record ConsumerList
{
    public Page Page { get; set; } = new();

    public IReadOnlyList<ConsumerInfo>? Consumers { get; set; } = [];

    public IReadOnlyList<string>? Missing { get; set; }

    public IReadOnlyDictionary<string, string>? Offline { get; set; }

    public static JsonShape<ConsumerList> Shape { get; } = new JsonShapeBuilder<ConsumerList>("ConsumerList")
        .Inline(Page.Shape, r => r.Page)
        .Always("consumers", Codecs.Objects(ConsumerInfo.Shape, isPointer: true), r => r.Consumers, (r, v) => r.Consumers = v)
        .Optional("missing", Codecs.Texts, r => r.Missing, (r, v) => r.Missing = v)
        .Optional("offline", Codecs.TextMap, r => r.Offline, (r, v) => r.Offline = v)
        .Build();
}
