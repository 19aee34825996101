using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.CONSUMER.PINNED.</summary>
internal sealed record GroupPinned() : Advisory(AdvisoryType.GroupPinned)
{
    public string Account { get; set; } = "";

    public string Stream { get; set; } = "";

    public string Consumer { get; set; } = "";

    public string Domain { get; set; } = "";

    public string Group { get; set; } = "";

    public string PinnedId { get; set; } = "";

    public static JsonShape<GroupPinned> Shape { get; } = ShapeOf<GroupPinned>()
        .Optional("account", Codecs.Text, r => r.Account, (r, v) => r.Account = v)
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("consumer", Codecs.Text, r => r.Consumer, (r, v) => r.Consumer = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Always("group", Codecs.Text, r => r.Group, (r, v) => r.Group = v)
        .Always("pinned_id", Codecs.Text, r => r.PinnedId, (r, v) => r.PinnedId = v)
        .Build();
}
