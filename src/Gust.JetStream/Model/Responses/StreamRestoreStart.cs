using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>STREAM.RESTORE: where the chunks go.</summary>
internal sealed record StreamRestoreStart
{
    public string DeliverSubject { get; set; } = "";

    public static JsonShape<StreamRestoreStart> Shape { get; } = new JsonShapeBuilder<StreamRestoreStart>("StreamRestoreStart")
        .Always("deliver_subject", Codecs.Text, r => r.DeliverSubject, (r, v) => r.DeliverSubject = v)
        .Build();
}
