using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.STREAM.QUORUM_LOST.</summary>
internal sealed record StreamQuorumLost() : Advisory(AdvisoryType.StreamQuorumLost)
{
    public string Account { get; set; } = "";

    public string Stream { get; set; } = "";

    public IReadOnlyList<PeerInfo>? Replicas { get; set; }

    public string Domain { get; set; } = "";

    public static JsonShape<StreamQuorumLost> Shape { get; } = ShapeOf<StreamQuorumLost>()
        .Optional("account", Codecs.Text, r => r.Account, (r, v) => r.Account = v)
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("replicas", Codecs.Objects(PeerInfo.Shape, isPointer: true), r => r.Replicas, (r, v) => r.Replicas = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
