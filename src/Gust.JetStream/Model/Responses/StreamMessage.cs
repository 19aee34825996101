using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>STREAM.MSG.GET.</summary>
internal sealed record StreamMessage
{
    public StoredMessageInfo? Message { get; set; }

    public static JsonShape<StreamMessage> Shape { get; } = new JsonShapeBuilder<StreamMessage>("StreamMessage")
        .Optional("message", Codecs.Object(StoredMessageInfo.Shape), r => r.Message, (r, v) => r.Message = v)
        .Build();
}
