using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>What a stream is asked to be, or is. Treated as immutable once a stream has it.</summary>
internal sealed record StreamConfig
{
    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public IReadOnlyList<string>? Subjects { get; set; }

    public RetentionKind Retention { get; set; }

    public long MaxConsumers { get; set; }

    public long MaxMsgs { get; set; }

    public long MaxBytes { get; set; }

    public long MaxAgeNs { get; set; }

    public long MaxMsgsPerSubject { get; set; }

    public int MaxMsgSize { get; set; }

    public DiscardKind Discard { get; set; }

    public StorageKind Storage { get; set; }

    public long NumReplicas { get; set; }

    public bool NoAck { get; set; }

    public long DuplicateWindowNs { get; set; }

    public Placement? Placement { get; set; }

    public StreamSource? Mirror { get; set; }

    public IReadOnlyList<StreamSource>? Sources { get; set; }

    public CompressionKind Compression { get; set; }

    public ulong FirstSeq { get; set; }

    public SubjectTransformConfig? SubjectTransform { get; set; }

    public Republish? Republish { get; set; }

    public bool AllowDirect { get; set; }

    public bool MirrorDirect { get; set; }

    public bool DiscardNewPerSubject { get; set; }

    public bool Sealed { get; set; }

    public bool DenyDelete { get; set; }

    public bool DenyPurge { get; set; }

    public bool AllowRollup { get; set; }

    public StreamConsumerLimits ConsumerLimits { get; set; } = new();

    public bool AllowMsgTtl { get; set; }

    public long SubjectDeleteMarkerTtlNs { get; set; }

    public bool AllowMsgCounter { get; set; }

    public bool AllowAtomic { get; set; }

    public bool AllowMsgSchedules { get; set; }

    public bool AllowBatched { get; set; }

    public PersistKind PersistMode { get; set; }

    public IReadOnlyDictionary<string, string>? Metadata { get; set; }

    public static JsonShape<StreamConfig> Shape { get; } = new JsonShapeBuilder<StreamConfig>("StreamConfig")
        .Always("name", Codecs.Text, r => r.Name, (r, v) => r.Name = v)
        .Optional("description", Codecs.Text, r => r.Description, (r, v) => r.Description = v)
        .Optional("subjects", Codecs.Texts, r => r.Subjects, (r, v) => r.Subjects = v)
        .Always("retention", Words.Retention, r => r.Retention, (r, v) => r.Retention = v)
        .Always("max_consumers", Codecs.Int, r => r.MaxConsumers, (r, v) => r.MaxConsumers = v)
        .Always("max_msgs", Codecs.Int64, r => r.MaxMsgs, (r, v) => r.MaxMsgs = v)
        .Always("max_bytes", Codecs.Int64, r => r.MaxBytes, (r, v) => r.MaxBytes = v)
        .Always("max_age", Codecs.Duration, r => r.MaxAgeNs, (r, v) => r.MaxAgeNs = v)
        .Always("max_msgs_per_subject", Codecs.Int64, r => r.MaxMsgsPerSubject, (r, v) => r.MaxMsgsPerSubject = v)
        .Optional("max_msg_size", Codecs.Int32, r => r.MaxMsgSize, (r, v) => r.MaxMsgSize = v)
        .Always("discard", Words.Discard, r => r.Discard, (r, v) => r.Discard = v)
        .Always("storage", Words.Storage, r => r.Storage, (r, v) => r.Storage = v)
        .Always("num_replicas", Codecs.Int, r => r.NumReplicas, (r, v) => r.NumReplicas = v)
        .Optional("no_ack", Codecs.Flag, r => r.NoAck, (r, v) => r.NoAck = v)
        .Optional("duplicate_window", Codecs.Duration, r => r.DuplicateWindowNs, (r, v) => r.DuplicateWindowNs = v)
        .Optional("placement", Codecs.Object(Placement.Shape), r => r.Placement, (r, v) => r.Placement = v)
        .Optional("mirror", Codecs.Object(StreamSource.Shape), r => r.Mirror, (r, v) => r.Mirror = v)
        .Optional("sources", Codecs.Objects(StreamSource.Shape, isPointer: true), r => r.Sources, (r, v) => r.Sources = v)
        .Always("compression", Words.Compression, r => r.Compression, (r, v) => r.Compression = v)
        .Optional("first_seq", Codecs.UInt64, r => r.FirstSeq, (r, v) => r.FirstSeq = v)
        .Optional("subject_transform", Codecs.Object(SubjectTransformConfig.Shape), r => r.SubjectTransform, (r, v) => r.SubjectTransform = v)
        .Optional("republish", Codecs.Object(Republish.Shape), r => r.Republish, (r, v) => r.Republish = v)
        .Always("allow_direct", Codecs.Flag, r => r.AllowDirect, (r, v) => r.AllowDirect = v)
        .Always("mirror_direct", Codecs.Flag, r => r.MirrorDirect, (r, v) => r.MirrorDirect = v)
        .Optional("discard_new_per_subject", Codecs.Flag, r => r.DiscardNewPerSubject, (r, v) => r.DiscardNewPerSubject = v)
        .Always("sealed", Codecs.Flag, r => r.Sealed, (r, v) => r.Sealed = v)
        .Always("deny_delete", Codecs.Flag, r => r.DenyDelete, (r, v) => r.DenyDelete = v)
        .Always("deny_purge", Codecs.Flag, r => r.DenyPurge, (r, v) => r.DenyPurge = v)
        .Always("allow_rollup_hdrs", Codecs.Flag, r => r.AllowRollup, (r, v) => r.AllowRollup = v)
        .Always("consumer_limits", Codecs.Object(StreamConsumerLimits.Shape), r => r.ConsumerLimits, (r, v) => r.ConsumerLimits = v ?? new())
        .Always("allow_msg_ttl", Codecs.Flag, r => r.AllowMsgTtl, (r, v) => r.AllowMsgTtl = v)
        .Optional("subject_delete_marker_ttl", Codecs.Duration, r => r.SubjectDeleteMarkerTtlNs, (r, v) => r.SubjectDeleteMarkerTtlNs = v)
        .Optional("allow_msg_counter", Codecs.Flag, r => r.AllowMsgCounter, (r, v) => r.AllowMsgCounter = v)
        .Optional("allow_atomic", Codecs.Flag, r => r.AllowAtomic, (r, v) => r.AllowAtomic = v)
        .Optional("allow_msg_schedules", Codecs.Flag, r => r.AllowMsgSchedules, (r, v) => r.AllowMsgSchedules = v)
        .Optional("persist_mode", Words.Persist, r => r.PersistMode, (r, v) => r.PersistMode = v)
        .Optional("allow_batched", Codecs.Flag, r => r.AllowBatched, (r, v) => r.AllowBatched = v)
        .Optional("metadata", Codecs.TextMap, r => r.Metadata, (r, v) => r.Metadata = v)
        .Build();
}
