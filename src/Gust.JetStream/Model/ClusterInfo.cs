using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>The servers that keep an asset.</summary>
internal sealed record ClusterInfo
{
    public string Name { get; set; } = "";

    public string RaftGroup { get; set; } = "";

    public string Leader { get; set; } = "";

    public WireTime? LeaderSince { get; set; }

    public bool SystemAccount { get; set; }

    public string TrafficAccount { get; set; } = "";

    public IReadOnlyList<PeerInfo>? Replicas { get; set; }

    public static JsonShape<ClusterInfo> Shape { get; } = new JsonShapeBuilder<ClusterInfo>("ClusterInfo")
        .Optional("name", Codecs.Text, r => r.Name, (r, v) => r.Name = v)
        .Optional("raft_group", Codecs.Text, r => r.RaftGroup, (r, v) => r.RaftGroup = v)
        .Optional("leader", Codecs.Text, r => r.Leader, (r, v) => r.Leader = v)
        .Optional("leader_since", Codecs.OptionalTime, r => r.LeaderSince, (r, v) => r.LeaderSince = v)
        .Optional("system_account", Codecs.Flag, r => r.SystemAccount, (r, v) => r.SystemAccount = v)
        .Optional("traffic_account", Codecs.Text, r => r.TrafficAccount, (r, v) => r.TrafficAccount = v)
        .Optional("replicas", Codecs.Objects(PeerInfo.Shape, isPointer: true), r => r.Replicas, (r, v) => r.Replicas = v)
        .Build();
}
