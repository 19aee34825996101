using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.CONSUMER.UNPINNED.</summary>
internal sealed record GroupUnpinned() : Advisory(AdvisoryType.GroupUnpinned)
{
    public string Account { get; set; } = "";

    public string Stream { get; set; } = "";

    public string Consumer { get; set; } = "";

    public string Domain { get; set; } = "";

    public string Group { get; set; } = "";

    /// <summary>timeout or admin.</summary>
    public string Reason { get; set; } = "";

    public static JsonShape<GroupUnpinned> Shape { get; } = ShapeOf<GroupUnpinned>()
        .Optional("account", Codecs.Text, r => r.Account, (r, v) => r.Account = v)
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("consumer", Codecs.Text, r => r.Consumer, (r, v) => r.Consumer = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Always("group", Codecs.Text, r => r.Group, (r, v) => r.Group = v)
        .Always("reason", Codecs.Text, r => r.Reason, (r, v) => r.Reason = v)
        .Build();
}
