using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>Where a clustered asset shall live.</summary>
internal sealed record Placement
{
    public string Cluster { get; set; } = "";

    public IReadOnlyList<string>? Tags { get; set; }

    public string Preferred { get; set; } = "";

    public static JsonShape<Placement> Shape { get; } = new JsonShapeBuilder<Placement>("Placement")
        .Optional("cluster", Codecs.Text, r => r.Cluster, (r, v) => r.Cluster = v)
        .Optional("tags", Codecs.Texts, r => r.Tags, (r, v) => r.Tags = v)
        .Optional("preferred", Codecs.Text, r => r.Preferred, (r, v) => r.Preferred = v)
        .Build();
}
