using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.SERVER.META_RESCUE.</summary>
internal sealed record MetaRescueAdvisory() : Advisory(AdvisoryType.MetaRescue)
{
    public string Server { get; set; } = "";

    public string ServerId { get; set; } = "";

    public long PreviousQuorum { get; set; }

    public long NewQuorum { get; set; }

    public string Cluster { get; set; } = "";

    public string Domain { get; set; } = "";

    public static JsonShape<MetaRescueAdvisory> Shape { get; } = ShapeOf<MetaRescueAdvisory>()
        .Always("server", Codecs.Text, r => r.Server, (r, v) => r.Server = v)
        .Always("server_id", Codecs.Text, r => r.ServerId, (r, v) => r.ServerId = v)
        .Always("prev_quorum", Codecs.Int, r => r.PreviousQuorum, (r, v) => r.PreviousQuorum = v)
        .Always("new_quorum", Codecs.Int, r => r.NewQuorum, (r, v) => r.NewQuorum = v)
        .Always("cluster", Codecs.Text, r => r.Cluster, (r, v) => r.Cluster = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
