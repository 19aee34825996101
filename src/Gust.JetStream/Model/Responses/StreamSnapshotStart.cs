using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>STREAM.SNAPSHOT: the stream, before its chunks.</summary>
internal sealed record StreamSnapshotStart
{
    public StreamConfig? Config { get; set; }

    public StreamStateInfo? State { get; set; }

    public static JsonShape<StreamSnapshotStart> Shape { get; } = new JsonShapeBuilder<StreamSnapshotStart>("StreamSnapshotStart")
        .Optional("config", Codecs.Object(StreamConfig.Shape), r => r.Config, (r, v) => r.Config = v)
        .Optional("state", Codecs.Object(StreamStateInfo.Shape), r => r.State, (r, v) => r.State = v)
        .Build();
}
