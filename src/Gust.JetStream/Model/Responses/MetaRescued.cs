using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>META.RESCUE; each server answers.</summary>
internal sealed record MetaRescued
{
    public string Server { get; set; } = "";

    public string ServerId { get; set; } = "";

    public long PreviousQuorum { get; set; }

    public long NewQuorum { get; set; }

    public static JsonShape<MetaRescued> Shape { get; } = new JsonShapeBuilder<MetaRescued>("MetaRescued")
        .Always("server", Codecs.Text, r => r.Server, (r, v) => r.Server = v)
        .Always("server_id", Codecs.Text, r => r.ServerId, (r, v) => r.ServerId = v)
        .Optional("prev_quorum", Codecs.Int, r => r.PreviousQuorum, (r, v) => r.PreviousQuorum = v)
        .Optional("new_quorum", Codecs.Int, r => r.NewQuorum, (r, v) => r.NewQuorum = v)
        .Build();
}
