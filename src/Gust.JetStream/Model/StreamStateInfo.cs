using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>What a stream holds.</summary>
internal sealed record StreamStateInfo
{
    public ulong Messages { get; set; }

    public ulong Bytes { get; set; }

    public ulong FirstSeq { get; set; }

    public WireTime FirstTs { get; set; }

    public ulong LastSeq { get; set; }

    public WireTime LastTs { get; set; }

    public long NumSubjects { get; set; }

    public IReadOnlyDictionary<string, ulong>? Subjects { get; set; }

    public long NumDeleted { get; set; }

    public IReadOnlyList<ulong>? Deleted { get; set; }

    public LostMessages? Lost { get; set; }

    public long ConsumerCount { get; set; }

    public static JsonShape<StreamStateInfo> Shape { get; } = new JsonShapeBuilder<StreamStateInfo>("StreamState")
        .Always("messages", Codecs.UInt64, r => r.Messages, (r, v) => r.Messages = v)
        .Always("bytes", Codecs.UInt64, r => r.Bytes, (r, v) => r.Bytes = v)
        .Always("first_seq", Codecs.UInt64, r => r.FirstSeq, (r, v) => r.FirstSeq = v)
        .Always("first_ts", Codecs.Time, r => r.FirstTs, (r, v) => r.FirstTs = v)
        .Always("last_seq", Codecs.UInt64, r => r.LastSeq, (r, v) => r.LastSeq = v)
        .Always("last_ts", Codecs.Time, r => r.LastTs, (r, v) => r.LastTs = v)
        .Optional("num_subjects", Codecs.Int, r => r.NumSubjects, (r, v) => r.NumSubjects = v)
        .Optional("subjects", Codecs.CountMap, r => r.Subjects, (r, v) => r.Subjects = v)
        .Optional("num_deleted", Codecs.Int, r => r.NumDeleted, (r, v) => r.NumDeleted = v)
        .Optional("deleted", Codecs.Sequences, r => r.Deleted, (r, v) => r.Deleted = v)
        .Optional("lost", Codecs.Object(LostMessages.Shape), r => r.Lost, (r, v) => r.Lost = v)
        .Always("consumer_count", Codecs.Int, r => r.ConsumerCount, (r, v) => r.ConsumerCount = v)
        .Build();
}
