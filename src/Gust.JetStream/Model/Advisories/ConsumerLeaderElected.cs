using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.CONSUMER.LEADER_ELECTED.</summary>
internal sealed record ConsumerLeaderElected() : Advisory(AdvisoryType.ConsumerLeaderElected)
{
    public string Account { get; set; } = "";

    public string Stream { get; set; } = "";

    public string Consumer { get; set; } = "";

    public string Leader { get; set; } = "";

    public IReadOnlyList<PeerInfo>? Replicas { get; set; }

    public string Domain { get; set; } = "";

    public static JsonShape<ConsumerLeaderElected> Shape { get; } = ShapeOf<ConsumerLeaderElected>()
        .Optional("account", Codecs.Text, r => r.Account, (r, v) => r.Account = v)
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("consumer", Codecs.Text, r => r.Consumer, (r, v) => r.Consumer = v)
        .Always("leader", Codecs.Text, r => r.Leader, (r, v) => r.Leader = v)
        .Always("replicas", Codecs.Objects(PeerInfo.Shape, isPointer: true), r => r.Replicas, (r, v) => r.Replicas = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
