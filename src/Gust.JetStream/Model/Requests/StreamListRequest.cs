using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>STREAM.LIST.</summary>
internal sealed record StreamListRequest
{
    public long Offset { get; set; }

    public string Subject { get; set; } = "";

    public static JsonShape<StreamListRequest> Shape { get; } = new JsonShapeBuilder<StreamListRequest>("JSApiStreamListRequest")
        .Always("offset", Codecs.Int, r => r.Offset, (r, v) => r.Offset = v)
        .Optional("subject", Codecs.Text, r => r.Subject, (r, v) => r.Subject = v)
        .Build();
}
