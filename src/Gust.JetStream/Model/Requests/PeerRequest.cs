using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>STREAM.PEER.REMOVE and its kin.</summary>
internal sealed record PeerRequest
{
    public string Peer { get; set; } = "";

    public static JsonShape<PeerRequest> Shape { get; } = new JsonShapeBuilder<PeerRequest>("JSApiStreamRemovePeerRequest")
        .Always("peer", Codecs.Text, r => r.Peer, (r, v) => r.Peer = v)
        .Build();
}
