using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>The durable consumer at the origin that a mirror or source reads through.</summary>
internal sealed record StreamConsumerSource
{
    public string Name { get; set; } = "";

    public string DeliverSubject { get; set; } = "";

    public static JsonShape<StreamConsumerSource> Shape { get; } = new JsonShapeBuilder<StreamConsumerSource>("StreamConsumerSource")
        .Optional("name", Codecs.Text, r => r.Name, (r, v) => r.Name = v)
        .Optional("deliver_subject", Codecs.Text, r => r.DeliverSubject, (r, v) => r.DeliverSubject = v)
        .Build();
}
