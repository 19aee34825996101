using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>Requests so far.</summary>
internal sealed record ApiStatistics
{
    public long Level { get; set; }

    public ulong Total { get; set; }

    public ulong Errors { get; set; }

    public ulong InFlight { get; set; }

    public static JsonShape<ApiStatistics> Shape { get; } = new JsonShapeBuilder<ApiStatistics>("JetStreamAPIStats")
        .Always("level", Codecs.Int, r => r.Level, (r, v) => r.Level = v)
        .Always("total", Codecs.UInt64, r => r.Total, (r, v) => r.Total = v)
        .Always("errors", Codecs.UInt64, r => r.Errors, (r, v) => r.Errors = v)
        .Optional("inflight", Codecs.UInt64, r => r.InFlight, (r, v) => r.InFlight = v)
        .Build();
}
