using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>STREAM.LIST.</summary>
internal sealed record StreamList
{
    public Page Page { get; set; } = new();

    public IReadOnlyList<StreamInfo>? Streams { get; set; } = [];

    public IReadOnlyList<string>? Missing { get; set; }

    public IReadOnlyDictionary<string, string>? Offline { get; set; }

    public static JsonShape<StreamList> Shape { get; } = new JsonShapeBuilder<StreamList>("StreamList")
        .Inline(Page.Shape, r => r.Page)
        .Always("streams", Codecs.Objects(StreamInfo.Shape, isPointer: true), r => r.Streams, (r, v) => r.Streams = v)
        .Optional("missing", Codecs.Texts, r => r.Missing, (r, v) => r.Missing = v)
        .Optional("offline", Codecs.TextMap, r => r.Offline, (r, v) => r.Offline = v)
        .Build();
}
