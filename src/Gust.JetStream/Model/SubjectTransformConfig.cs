using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>A rewriting of subjects.</summary>
internal sealed record SubjectTransformConfig
{
    public string Source { get; set; } = "";

    public string Destination { get; set; } = "";

    public static JsonShape<SubjectTransformConfig> Shape { get; } = new JsonShapeBuilder<SubjectTransformConfig>("SubjectTransformConfig")
        .Always("src", Codecs.Text, r => r.Source, (r, v) => r.Source = v)
        .Always("dest", Codecs.Text, r => r.Destination, (r, v) => r.Destination = v)
        .Build();
}
