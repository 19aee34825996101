using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>STREAM.CREATE and STREAM.UPDATE.</summary>
internal sealed record StreamConfigRequest
{
    public StreamConfig Config { get; set; } = new();

    public bool IsPedantic { get; set; }

    public static JsonShape<StreamConfigRequest> Shape { get; } = new JsonShapeBuilder<StreamConfigRequest>("StreamConfigRequest")
        .Inline(StreamConfig.Shape, r => r.Config)
        .Optional("pedantic", Codecs.Flag, r => r.IsPedantic, (r, v) => r.IsPedantic = v)
        .Build();
}
