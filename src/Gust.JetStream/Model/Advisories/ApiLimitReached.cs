using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.API.LIMIT_REACHED.</summary>
internal sealed record ApiLimitReached
{
    public string Type { get; set; } = AdvisoryType.ApiLimitReached;

    /// <summary>22 characters, never the same.</summary>
    public string Id { get; set; } = "";

    public WireTime Timestamp { get; set; }

    public string Server { get; set; } = "";

    public string Domain { get; set; } = "";

    public long Dropped { get; set; }

    public static JsonShape<ApiLimitReached> Shape { get; } = new JsonShapeBuilder<ApiLimitReached>("JSAdvisory")
        .Always("type", Codecs.Text, r => r.Type, (r, v) => r.Type = v)
        .Always("id", Codecs.Text, r => r.Id, (r, v) => r.Id = v)
        .Always("timestamp", Codecs.Time, r => r.Timestamp, (r, v) => r.Timestamp = v)
        .Always("server", Codecs.Text, r => r.Server, (r, v) => r.Server = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Always("dropped", Codecs.Int64, r => r.Dropped, (r, v) => r.Dropped = v)
        .Build();
}
