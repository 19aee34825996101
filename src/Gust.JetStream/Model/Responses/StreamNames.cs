using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>STREAM.NAMES: null when there are none.</summary>
internal sealed record StreamNames
{
    public Page Page { get; set; } = new();

    public IReadOnlyList<string>? Streams { get; set; }

    public static JsonShape<StreamNames> Shape { get; } = new JsonShapeBuilder<StreamNames>("StreamNames")
        .Inline(Page.Shape, r => r.Page)
        .Always("streams", Codecs.Texts, r => r.Streams, (r, v) => r.Streams = v)
        .Build();
}
