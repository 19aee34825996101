using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>STREAM.LEADER.STEPDOWN and its kin.</summary>
internal sealed record LeaderStepDownRequest
{
    public Placement? Placement { get; set; }

    public static JsonShape<LeaderStepDownRequest> Shape { get; } = new JsonShapeBuilder<LeaderStepDownRequest>("JSApiLeaderStepdownRequest")
        .Optional("placement", Codecs.Object(Placement.Shape), r => r.Placement, (r, v) => r.Placement = v)
        .Build();
}
