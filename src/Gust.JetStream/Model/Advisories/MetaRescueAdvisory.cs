using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.SERVER.META_RESCUE.</summary>
internal sealed record MetaRescueAdvisory
{
    public string Type { get; set; } = AdvisoryType.MetaRescue;

    /// <summary>22 characters, never the same.</summary>
    public string Id { get; set; } = "";

    public WireTime Timestamp { get; set; }

    public string Server { get; set; } = "";

    public string ServerId { get; set; } = "";

    public long PreviousQuorum { get; set; }

    public long NewQuorum { get; set; }

    public string Cluster { get; set; } = "";

    public string Domain { get; set; } = "";

    public static JsonShape<MetaRescueAdvisory> Shape { get; } = new JsonShapeBuilder<MetaRescueAdvisory>("JSAdvisory")
        .Always("type", Codecs.Text, r => r.Type, (r, v) => r.Type = v)
        .Always("id", Codecs.Text, r => r.Id, (r, v) => r.Id = v)
        .Always("timestamp", Codecs.Time, r => r.Timestamp, (r, v) => r.Timestamp = v)
        .Always("server", Codecs.Text, r => r.Server, (r, v) => r.Server = v)
        .Always("server_id", Codecs.Text, r => r.ServerId, (r, v) => r.ServerId = v)
        .Always("prev_quorum", Codecs.Int, r => r.PreviousQuorum, (r, v) => r.PreviousQuorum = v)
        .Always("new_quorum", Codecs.Int, r => r.NewQuorum, (r, v) => r.NewQuorum = v)
        .Always("cluster", Codecs.Text, r => r.Cluster, (r, v) => r.Cluster = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
