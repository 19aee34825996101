using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>A stream and nothing else.</summary>
internal sealed record StreamAnswer
{
    public StreamInfo? Stream { get; set; }

    public static JsonShape<StreamAnswer> Shape { get; } = new JsonShapeBuilder<StreamAnswer>("StreamAnswer")
        .Inline(StreamInfo.Shape, r => r.Stream)
        .Build();
}
