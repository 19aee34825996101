using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Responses;

/// <summary>One message; headers and data in base 64.</summary>
internal sealed record StoredMessageInfo
{
    public string Subject { get; set; } = "";

    public ulong Sequence { get; set; }

    public string Headers { get; set; } = "";

    public string Data { get; set; } = "";

    public WireTime Time { get; set; }

    public static JsonShape<StoredMessageInfo> Shape { get; } = new JsonShapeBuilder<StoredMessageInfo>("StoredMsg")
        .Always("subject", Codecs.Text, r => r.Subject, (r, v) => r.Subject = v)
        .Always("seq", Codecs.UInt64, r => r.Sequence, (r, v) => r.Sequence = v)
        .Optional("hdrs", Codecs.Text, r => r.Headers, (r, v) => r.Headers = v)
        .Optional("data", Codecs.Text, r => r.Data, (r, v) => r.Data = v)
        .Always("time", Codecs.Time, r => r.Time, (r, v) => r.Time = v)
        .Build();
}
