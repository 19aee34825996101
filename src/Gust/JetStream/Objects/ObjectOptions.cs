using Gust.JetStream.Model.Json;

namespace Gust.Cli.JetStream.Objects;

/// <summary>How an object is kept.</summary>
internal sealed record ObjectOptions
{
    public ObjectLink? Link { get; set; }

    public long ChunkSizeMax { get; set; }

    public static JsonShape<ObjectOptions> Shape { get; } = new JsonShapeBuilder<ObjectOptions>("ObjectMetaOptions")
        .Optional("link", Codecs.Object(ObjectLink.Shape), r => r.Link, (r, v) => r.Link = v)
        .Optional("max_chunk_size", Codecs.Int, r => r.ChunkSizeMax, (r, v) => r.ChunkSizeMax = v)
        .Build();
}
