using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.STREAM.BATCH_ABANDONED.</summary>
internal sealed record BatchAbandoned() : Advisory(AdvisoryType.BatchAbandoned)
{
    public string Account { get; set; } = "";

    public string Domain { get; set; } = "";

    public string Stream { get; set; } = "";

    public string Batch { get; set; } = "";

    /// <summary>timeout, large or incomplete.</summary>
    public string Reason { get; set; } = "";

    public static JsonShape<BatchAbandoned> Shape { get; } = ShapeOf<BatchAbandoned>()
        .Optional("account", Codecs.Text, r => r.Account, (r, v) => r.Account = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("batch", Codecs.Text, r => r.Batch, (r, v) => r.Batch = v)
        .Always("reason", Codecs.Text, r => r.Reason, (r, v) => r.Reason = v)
        .Build();
}
