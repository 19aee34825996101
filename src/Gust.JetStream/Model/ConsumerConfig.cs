using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>What a consumer is asked to be, or is. Treated as immutable once a consumer has it.</summary>
internal sealed record ConsumerConfig
{
    public string Durable { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The server chose the name, and answers do not show it as configured. Not kept over a restart.</summary>
    public bool IsNamedByServer { get; set; }

    public string Description { get; set; } = "";

    public DeliverKind DeliverPolicy { get; set; }

    public ulong OptStartSeq { get; set; }

    public WireTime? OptStartTime { get; set; }

    public AckKind AckPolicy { get; set; }

    public long AckWaitNs { get; set; }

    public long MaxDeliver { get; set; }

    public IReadOnlyList<long>? BackoffNs { get; set; }

    public string FilterSubject { get; set; } = "";

    public IReadOnlyList<string>? FilterSubjects { get; set; }

    public ReplayKind ReplayPolicy { get; set; }

    public ulong RateLimitBitsPerSecond { get; set; }

    public string SampleFrequency { get; set; } = "";

    public long MaxWaiting { get; set; }

    public long MaxAckPending { get; set; }

    public bool FlowControl { get; set; }

    public bool HeadersOnly { get; set; }

    public long MaxBatch { get; set; }

    public long MaxExpiresNs { get; set; }

    public long MaxBytes { get; set; }

    public string DeliverSubject { get; set; } = "";

    public string DeliverGroup { get; set; } = "";

    public long IdleHeartbeatNs { get; set; }

    public long InactiveThresholdNs { get; set; }

    public long NumReplicas { get; set; }

    public bool MemStorage { get; set; }

    public bool Direct { get; set; }

    public bool Sourcing { get; set; }

    public IReadOnlyDictionary<string, string>? Metadata { get; set; }

    public WireTime? PauseUntil { get; set; }

    public IReadOnlyList<string>? PriorityGroups { get; set; }

    public PriorityKind PriorityPolicy { get; set; }

    public long PriorityTimeoutNs { get; set; }

    public static JsonShape<ConsumerConfig> Shape { get; } = new JsonShapeBuilder<ConsumerConfig>("ConsumerConfig")
        .Optional("durable_name", Codecs.Text, r => r.Durable, (r, v) => r.Durable = v)
        .Optional("name", Codecs.Text, r => r.Name, (r, v) => r.Name = v)
        .Optional("description", Codecs.Text, r => r.Description, (r, v) => r.Description = v)
        .Always("deliver_policy", Words.Deliver, r => r.DeliverPolicy, (r, v) => r.DeliverPolicy = v)
        .Optional("opt_start_seq", Codecs.UInt64, r => r.OptStartSeq, (r, v) => r.OptStartSeq = v)
        .Optional("opt_start_time", Codecs.OptionalTime, r => r.OptStartTime, (r, v) => r.OptStartTime = v)
        .Always("ack_policy", Words.Ack, r => r.AckPolicy, (r, v) => r.AckPolicy = v)
        .Optional("ack_wait", Codecs.Duration, r => r.AckWaitNs, (r, v) => r.AckWaitNs = v)
        .Optional("max_deliver", Codecs.Int, r => r.MaxDeliver, (r, v) => r.MaxDeliver = v)
        .Optional("backoff", Codecs.Durations, r => r.BackoffNs, (r, v) => r.BackoffNs = v)
        .Optional("filter_subject", Codecs.Text, r => r.FilterSubject, (r, v) => r.FilterSubject = v)
        .Optional("filter_subjects", Codecs.Texts, r => r.FilterSubjects, (r, v) => r.FilterSubjects = v)
        .Always("replay_policy", Words.Replay, r => r.ReplayPolicy, (r, v) => r.ReplayPolicy = v)
        .Optional("rate_limit_bps", Codecs.UInt64, r => r.RateLimitBitsPerSecond, (r, v) => r.RateLimitBitsPerSecond = v)
        .Optional("sample_freq", Codecs.Text, r => r.SampleFrequency, (r, v) => r.SampleFrequency = v)
        .Optional("max_waiting", Codecs.Int, r => r.MaxWaiting, (r, v) => r.MaxWaiting = v)
        .Optional("max_ack_pending", Codecs.Int, r => r.MaxAckPending, (r, v) => r.MaxAckPending = v)
        .Optional("flow_control", Codecs.Flag, r => r.FlowControl, (r, v) => r.FlowControl = v)
        .Optional("headers_only", Codecs.Flag, r => r.HeadersOnly, (r, v) => r.HeadersOnly = v)
        .Optional("max_batch", Codecs.Int, r => r.MaxBatch, (r, v) => r.MaxBatch = v)
        .Optional("max_expires", Codecs.Duration, r => r.MaxExpiresNs, (r, v) => r.MaxExpiresNs = v)
        .Optional("max_bytes", Codecs.Int, r => r.MaxBytes, (r, v) => r.MaxBytes = v)
        .Optional("deliver_subject", Codecs.Text, r => r.DeliverSubject, (r, v) => r.DeliverSubject = v)
        .Optional("deliver_group", Codecs.Text, r => r.DeliverGroup, (r, v) => r.DeliverGroup = v)
        .Optional("idle_heartbeat", Codecs.Duration, r => r.IdleHeartbeatNs, (r, v) => r.IdleHeartbeatNs = v)
        .Optional("inactive_threshold", Codecs.Duration, r => r.InactiveThresholdNs, (r, v) => r.InactiveThresholdNs = v)
        .Always("num_replicas", Codecs.Int, r => r.NumReplicas, (r, v) => r.NumReplicas = v)
        .Optional("mem_storage", Codecs.Flag, r => r.MemStorage, (r, v) => r.MemStorage = v)
        .Optional("direct", Codecs.Flag, r => r.Direct, (r, v) => r.Direct = v)
        .Optional("sourcing", Codecs.Flag, r => r.Sourcing, (r, v) => r.Sourcing = v)
        .Optional("metadata", Codecs.TextMap, r => r.Metadata, (r, v) => r.Metadata = v)
        .Optional("pause_until", Codecs.OptionalTime, r => r.PauseUntil, (r, v) => r.PauseUntil = v)
        .Optional("priority_groups", Codecs.Texts, r => r.PriorityGroups, (r, v) => r.PriorityGroups = v)
        .Optional("priority_policy", Words.Priority, r => r.PriorityPolicy, (r, v) => r.PriorityPolicy = v)
        .Optional("priority_timeout", Codecs.Duration, r => r.PriorityTimeoutNs, (r, v) => r.PriorityTimeoutNs = v)
        .Build();
}
