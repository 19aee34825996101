using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>STREAM.PURGE: all, or a part.</summary>
internal sealed record StreamPurgeRequest
{
    /// <summary>Messages before it.</summary>
    public ulong Below { get; set; }

    public string Filter { get; set; } = "";

    /// <summary>As many of the newest stay.</summary>
    public ulong Keep { get; set; }

    public static JsonShape<StreamPurgeRequest> Shape { get; } = new JsonShapeBuilder<StreamPurgeRequest>("JSApiStreamPurgeRequest")
        .Optional("seq", Codecs.UInt64, r => r.Below, (r, v) => r.Below = v)
        .Optional("filter", Codecs.Text, r => r.Filter, (r, v) => r.Filter = v)
        .Optional("keep", Codecs.UInt64, r => r.Keep, (r, v) => r.Keep = v)
        .Build();
}
