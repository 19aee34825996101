using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.CONSUMER.PINNED.</summary>
internal sealed record GroupPinned
{
    public string Type { get; set; } = AdvisoryType.GroupPinned;

    /// <summary>22 characters, never the same.</summary>
    public string Id { get; set; } = "";

    public WireTime Timestamp { get; set; }

    public string Account { get; set; } = "";

    public string Stream { get; set; } = "";

    public string Consumer { get; set; } = "";

    public string Domain { get; set; } = "";

    public string Group { get; set; } = "";

    public string PinnedId { get; set; } = "";

    public static JsonShape<GroupPinned> Shape { get; } = new JsonShapeBuilder<GroupPinned>("JSAdvisory")
        .Always("type", Codecs.Text, r => r.Type, (r, v) => r.Type = v)
        .Always("id", Codecs.Text, r => r.Id, (r, v) => r.Id = v)
        .Always("timestamp", Codecs.Time, r => r.Timestamp, (r, v) => r.Timestamp = v)
        .Optional("account", Codecs.Text, r => r.Account, (r, v) => r.Account = v)
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("consumer", Codecs.Text, r => r.Consumer, (r, v) => r.Consumer = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Always("group", Codecs.Text, r => r.Group, (r, v) => r.Group = v)
        .Always("pinned_id", Codecs.Text, r => r.PinnedId, (r, v) => r.PinnedId = v)
        .Build();
}
