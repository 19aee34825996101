using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>Messages that the store knows to have lost.</summary>
internal sealed record LostMessages
{
    public IReadOnlyList<ulong>? Sequences { get; set; }

    public ulong Bytes { get; set; }

    public static JsonShape<LostMessages> Shape { get; } = new JsonShapeBuilder<LostMessages>("LostStreamData")
        .Always("msgs", Codecs.Sequences, r => r.Sequences, (r, v) => r.Sequences = v)
        .Always("bytes", Codecs.UInt64, r => r.Bytes, (r, v) => r.Bytes = v)
        .Build();
}
