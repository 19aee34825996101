using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>One replica as the leader sees it.</summary>
internal sealed record PeerInfo
{
    public string Name { get; set; } = "";

    public bool Current { get; set; }

    public bool Offline { get; set; }

    public long ActiveNs { get; set; }

    public ulong Lag { get; set; }

    public string Id { get; set; } = "";

    public bool Pending { get; set; }

    public static JsonShape<PeerInfo> Shape { get; } = new JsonShapeBuilder<PeerInfo>("PeerInfo")
        .Always("name", Codecs.Text, r => r.Name, (r, v) => r.Name = v)
        .Always("current", Codecs.Flag, r => r.Current, (r, v) => r.Current = v)
        .Optional("offline", Codecs.Flag, r => r.Offline, (r, v) => r.Offline = v)
        .Always("active", Codecs.Duration, r => r.ActiveNs, (r, v) => r.ActiveNs = v)
        .Optional("lag", Codecs.UInt64, r => r.Lag, (r, v) => r.Lag = v)
        .Always("peer", Codecs.Text, r => r.Id, (r, v) => r.Id = v)
        .Optional("pending", Codecs.Flag, r => r.Pending, (r, v) => r.Pending = v)
        .Build();
}
