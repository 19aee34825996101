using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>META.RESCUE.</summary>
internal sealed record MetaRescueRequest
{
    public long QuorumNeeded { get; set; }

    public static JsonShape<MetaRescueRequest> Shape { get; } = new JsonShapeBuilder<MetaRescueRequest>("JSApiMetaRescueRequest")
        .Always("quorum_needed", Codecs.Int, r => r.QuorumNeeded, (r, v) => r.QuorumNeeded = v)
        .Build();
}
