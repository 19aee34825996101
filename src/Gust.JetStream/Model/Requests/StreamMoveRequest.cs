using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>ACCOUNT.STREAM.MOVE.</summary>
internal sealed record StreamMoveRequest
{
    public string Server { get; set; } = "";

    public string Cluster { get; set; } = "";

    public string Domain { get; set; } = "";

    public IReadOnlyList<string>? Tags { get; set; }

    public static JsonShape<StreamMoveRequest> Shape { get; } = new JsonShapeBuilder<StreamMoveRequest>("JSApiMetaServerStreamMoveRequest")
        .Optional("server", Codecs.Text, r => r.Server, (r, v) => r.Server = v)
        .Optional("cluster", Codecs.Text, r => r.Cluster, (r, v) => r.Cluster = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Optional("tags", Codecs.Texts, r => r.Tags, (r, v) => r.Tags = v)
        .Build();
}
