using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>STREAM.INFO; the page counts subjects.</summary>
internal sealed record StreamInfoPage
{
    public Page Page { get; set; } = new();

    public StreamInfo? Stream { get; set; }

    public static JsonShape<StreamInfoPage> Shape { get; } = new JsonShapeBuilder<StreamInfoPage>("StreamInfoPage")
        .Inline(Page.Shape, r => r.Page)
        .Inline(StreamInfo.Shape, r => r.Stream)
        .Build();
}
