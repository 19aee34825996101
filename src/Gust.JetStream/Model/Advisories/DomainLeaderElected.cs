using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.DOMAIN.LEADER_ELECTED.</summary>
internal sealed record DomainLeaderElected() : Advisory(AdvisoryType.DomainLeaderElected)
{
    /// <summary>A peer, not a server.</summary>
    public string Leader { get; set; } = "";

    public IReadOnlyList<PeerInfo>? Replicas { get; set; }

    public string Cluster { get; set; } = "";

    public string Domain { get; set; } = "";

    public static JsonShape<DomainLeaderElected> Shape { get; } = ShapeOf<DomainLeaderElected>()
        .Always("leader", Codecs.Text, r => r.Leader, (r, v) => r.Leader = v)
        .Always("replicas", Codecs.Objects(PeerInfo.Shape, isPointer: true), r => r.Replicas, (r, v) => r.Replicas = v)
        .Always("cluster", Codecs.Text, r => r.Cluster, (r, v) => r.Cluster = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
