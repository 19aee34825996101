using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>CONSUMER.CREATE in all its forms.</summary>
internal sealed record CreateConsumerRequest
{
    public string StreamName { get; set; } = "";

    public ConsumerConfig Config { get; set; } = new();

    public ConsumerAction Action { get; set; }

    public bool IsPedantic { get; set; }

    public static JsonShape<CreateConsumerRequest> Shape { get; } = new JsonShapeBuilder<CreateConsumerRequest>("CreateConsumerRequest")
        .Always("stream_name", Codecs.Text, r => r.StreamName, (r, v) => r.StreamName = v)
        .Always("config", Codecs.Object(ConsumerConfig.Shape), r => r.Config, (r, v) => r.Config = v ?? new())
        .Optional("action", Words.Action, r => r.Action, (r, v) => r.Action = v)
        .Optional("pedantic", Codecs.Flag, r => r.IsPedantic, (r, v) => r.IsPedantic = v)
        .Build();
}
