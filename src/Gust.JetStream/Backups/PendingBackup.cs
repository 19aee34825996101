using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Backups;

/// <summary>A message that a consumer had delivered and that was not acknowledged, as archives tell it.</summary>
internal sealed record PendingBackup
{
    /// <summary>Number of its first delivery.</summary>
    public ulong Sequence { get; set; }

    /// <summary>Of its last delivery, in Unix nanoseconds.</summary>
    public long Timestamp { get; set; }

    public static JsonShape<PendingBackup> Shape { get; } = new JsonShapeBuilder<PendingBackup>("Pending")
        .Always("Sequence", Codecs.UInt64, r => r.Sequence, (r, v) => r.Sequence = v)
        .Always("Timestamp", Codecs.Int64, r => r.Timestamp, (r, v) => r.Timestamp = v)
        .Build();
}
