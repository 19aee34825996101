using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.DOMAIN.LEADER_ELECTED.</summary>
internal sealed record DomainLeaderElected
{
    public string Type { get; set; } = AdvisoryType.DomainLeaderElected;

    /// <summary>22 characters, never the same.</summary>
    public string Id { get; set; } = "";

    public WireTime Timestamp { get; set; }

    /// <summary>A peer, not a server.</summary>
    public string Leader { get; set; } = "";

    public IReadOnlyList<PeerInfo>? Replicas { get; set; }

    public string Cluster { get; set; } = "";

    public string Domain { get; set; } = "";

    public static JsonShape<DomainLeaderElected> Shape { get; } = new JsonShapeBuilder<DomainLeaderElected>("JSAdvisory")
        .Always("type", Codecs.Text, r => r.Type, (r, v) => r.Type = v)
        .Always("id", Codecs.Text, r => r.Id, (r, v) => r.Id = v)
        .Always("timestamp", Codecs.Time, r => r.Timestamp, (r, v) => r.Timestamp = v)
        .Always("leader", Codecs.Text, r => r.Leader, (r, v) => r.Leader = v)
        .Always("replicas", Codecs.Objects(PeerInfo.Shape, isPointer: true), r => r.Replicas, (r, v) => r.Replicas = v)
        .Always("cluster", Codecs.Text, r => r.Cluster, (r, v) => r.Cluster = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
