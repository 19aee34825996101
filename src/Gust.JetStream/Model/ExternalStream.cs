using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>How a stream of another account or domain is reached.</summary>
internal sealed record ExternalStream
{
    public string Api { get; set; } = "";

    public string Deliver { get; set; } = "";

    public static JsonShape<ExternalStream> Shape { get; } = new JsonShapeBuilder<ExternalStream>("ExternalStream")
        .Always("api", Codecs.Text, r => r.Api, (r, v) => r.Api = v)
        .Always("deliver", Codecs.Text, r => r.Deliver, (r, v) => r.Deliver = v)
        .Build();
}
