using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>STREAM.PURGE.</summary>
internal sealed record StreamPurged
{
    public bool IsDone { get; set; }

    public ulong Purged { get; set; }

    public static JsonShape<StreamPurged> Shape { get; } = new JsonShapeBuilder<StreamPurged>("StreamPurged")
        .Optional("success", Codecs.Flag, r => r.IsDone, (r, v) => r.IsDone = v)
        .Always("purged", Codecs.UInt64, r => r.Purged, (r, v) => r.Purged = v)
        .Build();
}
