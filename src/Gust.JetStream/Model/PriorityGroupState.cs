using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>Who holds a priority group.</summary>
internal sealed record PriorityGroupState
{
    public string Group { get; set; } = "";

    public string PinnedClientId { get; set; } = "";

    public WireTime PinnedSince { get; set; }

    public static JsonShape<PriorityGroupState> Shape { get; } = new JsonShapeBuilder<PriorityGroupState>("PriorityGroupState")
        .Always("group", Codecs.Text, r => r.Group, (r, v) => r.Group = v)
        .Optional("pinned_client_id", Codecs.Text, r => r.PinnedClientId, (r, v) => r.PinnedClientId = v)
        .Always("pinned_ts", Codecs.Time, r => r.PinnedSince, (r, v) => r.PinnedSince = v)
        .Build();
}
