using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>Which part of a list this is.</summary>
internal sealed record Page
{
    public long Total { get; set; }

    public long Offset { get; set; }

    public long Limit { get; set; }

    public static JsonShape<Page> Shape { get; } = new JsonShapeBuilder<Page>("Page")
        .Always("total", Codecs.Int, r => r.Total, (r, v) => r.Total = v)
        .Always("offset", Codecs.Int, r => r.Offset, (r, v) => r.Offset = v)
        .Always("limit", Codecs.Int, r => r.Limit, (r, v) => r.Limit = v)
        .Build();
}
