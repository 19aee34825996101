using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.STREAM.LEADER_ELECTED.</summary>
internal sealed record StreamLeaderElected() : Advisory(AdvisoryType.StreamLeaderElected)
{
    public string Account { get; set; } = "";

    public string Stream { get; set; } = "";

    public string Leader { get; set; } = "";

    public IReadOnlyList<PeerInfo>? Replicas { get; set; }

    public string Domain { get; set; } = "";

    public static JsonShape<StreamLeaderElected> Shape { get; } = ShapeOf<StreamLeaderElected>()
        .Optional("account", Codecs.Text, r => r.Account, (r, v) => r.Account = v)
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("leader", Codecs.Text, r => r.Leader, (r, v) => r.Leader = v)
        .Always("replicas", Codecs.Objects(PeerInfo.Shape, isPointer: true), r => r.Replicas, (r, v) => r.Replicas = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
