using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>A consumer: its configuration and state.</summary>
internal sealed record ConsumerInfo
{
    public string Stream { get; set; } = "";

    public string Name { get; set; } = "";

    public WireTime Created { get; set; }

    public ConsumerConfig? Config { get; set; }

    public SequenceInfo Delivered { get; set; } = new();

    public SequenceInfo AckFloor { get; set; } = new();

    public long NumAckPending { get; set; }

    public long NumRedelivered { get; set; }

    public long NumWaiting { get; set; }

    public ulong NumPending { get; set; }

    public ClusterInfo? Cluster { get; set; }

    public bool PushBound { get; set; }

    public bool Paused { get; set; }

    public long PauseRemainingNs { get; set; }

    public WireTime Time { get; set; }

    public IReadOnlyList<PriorityGroupState>? PriorityGroups { get; set; }

    public static JsonShape<ConsumerInfo> Shape { get; } = new JsonShapeBuilder<ConsumerInfo>("ConsumerInfo")
        .Always("stream_name", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("name", Codecs.Text, r => r.Name, (r, v) => r.Name = v)
        .Always("created", Codecs.Time, r => r.Created, (r, v) => r.Created = v)
        .Optional("config", Codecs.Object(ConsumerConfig.Shape), r => r.Config, (r, v) => r.Config = v)
        .Always("delivered", Codecs.Object(SequenceInfo.Shape), r => r.Delivered, (r, v) => r.Delivered = v ?? new())
        .Always("ack_floor", Codecs.Object(SequenceInfo.Shape), r => r.AckFloor, (r, v) => r.AckFloor = v ?? new())
        .Always("num_ack_pending", Codecs.Int, r => r.NumAckPending, (r, v) => r.NumAckPending = v)
        .Always("num_redelivered", Codecs.Int, r => r.NumRedelivered, (r, v) => r.NumRedelivered = v)
        .Always("num_waiting", Codecs.Int, r => r.NumWaiting, (r, v) => r.NumWaiting = v)
        .Always("num_pending", Codecs.UInt64, r => r.NumPending, (r, v) => r.NumPending = v)
        .Optional("cluster", Codecs.Object(ClusterInfo.Shape), r => r.Cluster, (r, v) => r.Cluster = v)
        .Optional("push_bound", Codecs.Flag, r => r.PushBound, (r, v) => r.PushBound = v)
        .Optional("paused", Codecs.Flag, r => r.Paused, (r, v) => r.Paused = v)
        .Optional("pause_remaining", Codecs.Duration, r => r.PauseRemainingNs, (r, v) => r.PauseRemainingNs = v)
        .Always("ts", Codecs.Time, r => r.Time, (r, v) => r.Time = v)
        .Optional("priority_groups", Codecs.Objects(PriorityGroupState.Shape), r => r.PriorityGroups, (r, v) => r.PriorityGroups = v)
        .Build();
}
