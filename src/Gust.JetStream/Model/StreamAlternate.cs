using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>A mirror that could be read instead.</summary>
internal sealed record StreamAlternate
{
    public string Name { get; set; } = "";

    public string Domain { get; set; } = "";

    public string Cluster { get; set; } = "";

    public static JsonShape<StreamAlternate> Shape { get; } = new JsonShapeBuilder<StreamAlternate>("StreamAlternate")
        .Always("name", Codecs.Text, r => r.Name, (r, v) => r.Name = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Always("cluster", Codecs.Text, r => r.Cluster, (r, v) => r.Cluster = v)
        .Build();
}
