using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>STREAM.NAMES.</summary>
internal sealed record StreamNamesRequest
{
    public long Offset { get; set; }

    public string Subject { get; set; } = "";

    public static JsonShape<StreamNamesRequest> Shape { get; } = new JsonShapeBuilder<StreamNamesRequest>("JSApiStreamNamesRequest")
        .Always("offset", Codecs.Int, r => r.Offset, (r, v) => r.Offset = v)
        .Optional("subject", Codecs.Text, r => r.Subject, (r, v) => r.Subject = v)
        .Build();
}
