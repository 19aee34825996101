using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>Sends what was stored on to another subject.</summary>
internal sealed record Republish
{
    public string Source { get; set; } = "";

    public string Destination { get; set; } = "";

    public bool HeadersOnly { get; set; }

    public static JsonShape<Republish> Shape { get; } = new JsonShapeBuilder<Republish>("RePublish")
        .Optional("src", Codecs.Text, r => r.Source, (r, v) => r.Source = v)
        .Always("dest", Codecs.Text, r => r.Destination, (r, v) => r.Destination = v)
        .Optional("headers_only", Codecs.Flag, r => r.HeadersOnly, (r, v) => r.HeadersOnly = v)
        .Build();
}
