using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.CONSUMER.LEADER_ELECTED.</summary>
internal sealed record ConsumerLeaderElected
{
    public string Type { get; set; } = AdvisoryType.ConsumerLeaderElected;

    /// <summary>22 characters, never the same.</summary>
    public string Id { get; set; } = "";

    public WireTime Timestamp { get; set; }

    public string Account { get; set; } = "";

    public string Stream { get; set; } = "";

    public string Consumer { get; set; } = "";

    public string Leader { get; set; } = "";

    public IReadOnlyList<PeerInfo>? Replicas { get; set; }

    public string Domain { get; set; } = "";

    public static JsonShape<ConsumerLeaderElected> Shape { get; } = new JsonShapeBuilder<ConsumerLeaderElected>("JSAdvisory")
        .Always("type", Codecs.Text, r => r.Type, (r, v) => r.Type = v)
        .Always("id", Codecs.Text, r => r.Id, (r, v) => r.Id = v)
        .Always("timestamp", Codecs.Time, r => r.Timestamp, (r, v) => r.Timestamp = v)
        .Optional("account", Codecs.Text, r => r.Account, (r, v) => r.Account = v)
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("consumer", Codecs.Text, r => r.Consumer, (r, v) => r.Consumer = v)
        .Always("leader", Codecs.Text, r => r.Leader, (r, v) => r.Leader = v)
        .Always("replicas", Codecs.Objects(PeerInfo.Shape, isPointer: true), r => r.Replicas, (r, v) => r.Replicas = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
