using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.API.LIMIT_REACHED.</summary>
internal sealed record ApiLimitReached() : Advisory(AdvisoryType.ApiLimitReached)
{
    public string Server { get; set; } = "";

    public string Domain { get; set; } = "";

    public long Dropped { get; set; }

    public static JsonShape<ApiLimitReached> Shape { get; } = ShapeOf<ApiLimitReached>()
        .Always("server", Codecs.Text, r => r.Server, (r, v) => r.Server = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Always("dropped", Codecs.Int64, r => r.Dropped, (r, v) => r.Dropped = v)
        .Build();
}
