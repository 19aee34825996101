using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>STREAM.RESTORE.</summary>
internal sealed record StreamRestoreRequest
{
    public StreamConfig Config { get; set; } = new();

    public StreamStateInfo State { get; set; } = new();

    public static JsonShape<StreamRestoreRequest> Shape { get; } = new JsonShapeBuilder<StreamRestoreRequest>("JSApiStreamRestoreRequest")
        .Always("config", Codecs.Object(StreamConfig.Shape), r => r.Config, (r, v) => r.Config = v ?? new())
        .Always("state", Codecs.Object(StreamStateInfo.Shape), r => r.State, (r, v) => r.State = v ?? new())
        .Build();
}
