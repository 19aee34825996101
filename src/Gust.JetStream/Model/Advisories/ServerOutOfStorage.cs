using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.SERVER.OUT_OF_STORAGE.</summary>
internal sealed record ServerOutOfStorage() : Advisory(AdvisoryType.ServerOutOfStorage)
{
    public string Server { get; set; } = "";

    public string ServerId { get; set; } = "";

    public string Stream { get; set; } = "";

    public string Cluster { get; set; } = "";

    public string Domain { get; set; } = "";

    public static JsonShape<ServerOutOfStorage> Shape { get; } = ShapeOf<ServerOutOfStorage>()
        .Always("server", Codecs.Text, r => r.Server, (r, v) => r.Server = v)
        .Always("server_id", Codecs.Text, r => r.ServerId, (r, v) => r.ServerId = v)
        .Optional("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("cluster", Codecs.Text, r => r.Cluster, (r, v) => r.Cluster = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
