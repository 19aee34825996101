using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>STREAM.CREATE.</summary>
internal sealed record StreamCreated
{
    public StreamInfo? Stream { get; set; }

    public bool DidCreate { get; set; }

    public static JsonShape<StreamCreated> Shape { get; } = new JsonShapeBuilder<StreamCreated>("StreamCreated")
        .Inline(StreamInfo.Shape, r => r.Stream)
        .Optional("did_create", Codecs.Flag, r => r.DidCreate, (r, v) => r.DidCreate = v)
        .Build();
}
