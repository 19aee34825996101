using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>A stream: its configuration and state.</summary>
internal sealed record StreamInfo
{
    public StreamConfig Config { get; set; } = new();

    public WireTime Created { get; set; }

    public StreamStateInfo State { get; set; } = new();

    public string Domain { get; set; } = "";

    public ClusterInfo? Cluster { get; set; }

    public StreamSourceInfo? Mirror { get; set; }

    public IReadOnlyList<StreamSourceInfo>? Sources { get; set; }

    public IReadOnlyList<StreamAlternate>? Alternates { get; set; }

    public WireTime Time { get; set; }

    public static JsonShape<StreamInfo> Shape { get; } = new JsonShapeBuilder<StreamInfo>("StreamInfo")
        .Always("config", Codecs.Object(StreamConfig.Shape), r => r.Config, (r, v) => r.Config = v ?? new())
        .Always("created", Codecs.Time, r => r.Created, (r, v) => r.Created = v)
        .Always("state", Codecs.Object(StreamStateInfo.Shape), r => r.State, (r, v) => r.State = v ?? new())
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Optional("cluster", Codecs.Object(ClusterInfo.Shape), r => r.Cluster, (r, v) => r.Cluster = v)
        .Optional("mirror", Codecs.Object(StreamSourceInfo.Shape), r => r.Mirror, (r, v) => r.Mirror = v)
        .Optional("sources", Codecs.Objects(StreamSourceInfo.Shape, isPointer: true), r => r.Sources, (r, v) => r.Sources = v)
        .Optional("alternates", Codecs.Objects(StreamAlternate.Shape), r => r.Alternates, (r, v) => r.Alternates = v)
        .Always("ts", Codecs.Time, r => r.Time, (r, v) => r.Time = v)
        .Build();
}
