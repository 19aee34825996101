using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>A consumer and nothing else.</summary>
internal sealed record ConsumerAnswer
{
    public ConsumerInfo? Consumer { get; set; }

    public static JsonShape<ConsumerAnswer> Shape { get; } = new JsonShapeBuilder<ConsumerAnswer>("ConsumerAnswer")
        .Inline(ConsumerInfo.Shape, r => r.Consumer)
        .Build();
}
