using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>A position in the consumer and in its stream.</summary>
internal sealed record SequenceInfo
{
    public ulong Consumer { get; set; }

    public ulong Stream { get; set; }

    public WireTime? LastActive { get; set; }

    public static JsonShape<SequenceInfo> Shape { get; } = new JsonShapeBuilder<SequenceInfo>("SequenceInfo")
        .Always("consumer_seq", Codecs.UInt64, r => r.Consumer, (r, v) => r.Consumer = v)
        .Always("stream_seq", Codecs.UInt64, r => r.Stream, (r, v) => r.Stream = v)
        .Optional("last_active", Codecs.OptionalTime, r => r.LastActive, (r, v) => r.LastActive = v)
        .Build();
}
