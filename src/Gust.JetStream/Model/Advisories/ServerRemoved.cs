using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.SERVER.REMOVED.</summary>
internal sealed record ServerRemoved() : Advisory(AdvisoryType.ServerRemoved)
{
    public string Server { get; set; } = "";

    public string ServerId { get; set; } = "";

    public string Cluster { get; set; } = "";

    public string Domain { get; set; } = "";

    public static JsonShape<ServerRemoved> Shape { get; } = ShapeOf<ServerRemoved>()
        .Always("server", Codecs.Text, r => r.Server, (r, v) => r.Server = v)
        .Always("server_id", Codecs.Text, r => r.ServerId, (r, v) => r.ServerId = v)
        .Always("cluster", Codecs.Text, r => r.Cluster, (r, v) => r.Cluster = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
