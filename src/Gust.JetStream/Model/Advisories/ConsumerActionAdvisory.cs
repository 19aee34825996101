using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.CONSUMER.CREATED and DELETED.</summary>
internal sealed record ConsumerActionAdvisory() : Advisory(AdvisoryType.ConsumerAction)
{
    public string Stream { get; set; } = "";

    public string Consumer { get; set; } = "";

    /// <summary>create or delete.</summary>
    public string Action { get; set; } = "";

    public string Domain { get; set; } = "";

    public static JsonShape<ConsumerActionAdvisory> Shape { get; } = ShapeOf<ConsumerActionAdvisory>()
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("consumer", Codecs.Text, r => r.Consumer, (r, v) => r.Consumer = v)
        .Always("action", Codecs.Text, r => r.Action, (r, v) => r.Action = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
