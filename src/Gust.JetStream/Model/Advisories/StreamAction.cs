using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Advisories;

/// <summary>ADVISORY.STREAM.CREATED, UPDATED and DELETED.</summary>
internal sealed record StreamAction() : Advisory(AdvisoryType.StreamAction)
{
    public string Stream { get; set; } = "";

    /// <summary>create, modify or delete.</summary>
    public string Action { get; set; } = "";

    public string Domain { get; set; } = "";

    public static JsonShape<StreamAction> Shape { get; } = ShapeOf<StreamAction>()
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Always("action", Codecs.Text, r => r.Action, (r, v) => r.Action = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Build();
}
