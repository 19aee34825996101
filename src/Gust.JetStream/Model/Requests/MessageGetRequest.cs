using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>STREAM.MSG.GET and DIRECT.GET.</summary>
internal sealed record MessageGetRequest
{
    public ulong Sequence { get; set; }

    public string LastBySubject { get; set; } = "";

    public string NextBySubject { get; set; } = "";

    public WireTime? StartTime { get; set; }

    public long Batch { get; set; }

    public long MaxBytes { get; set; }

    public IReadOnlyList<string>? MultiLast { get; set; }

    public ulong UpToSequence { get; set; }

    public WireTime? UpToTime { get; set; }

    public bool NoHeaders { get; set; }

    public static JsonShape<MessageGetRequest> Shape { get; } = new JsonShapeBuilder<MessageGetRequest>("JSApiMsgGetRequest")
        .Optional("seq", Codecs.UInt64, r => r.Sequence, (r, v) => r.Sequence = v)
        .Optional("last_by_subj", Codecs.Text, r => r.LastBySubject, (r, v) => r.LastBySubject = v)
        .Optional("next_by_subj", Codecs.Text, r => r.NextBySubject, (r, v) => r.NextBySubject = v)
        .Optional("start_time", Codecs.OptionalTime, r => r.StartTime, (r, v) => r.StartTime = v)
        .Optional("batch", Codecs.Int, r => r.Batch, (r, v) => r.Batch = v)
        .Optional("max_bytes", Codecs.Int, r => r.MaxBytes, (r, v) => r.MaxBytes = v)
        .Optional("multi_last", Codecs.Texts, r => r.MultiLast, (r, v) => r.MultiLast = v)
        .Optional("up_to_seq", Codecs.UInt64, r => r.UpToSequence, (r, v) => r.UpToSequence = v)
        .Optional("up_to_time", Codecs.OptionalTime, r => r.UpToTime, (r, v) => r.UpToTime = v)
        .Optional("no_hdr", Codecs.Flag, r => r.NoHeaders, (r, v) => r.NoHeaders = v)
        .Build();
}
