using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>SERVER.REMOVE and SERVER.EVACUATE.</summary>
internal sealed record ServerPeerRequest
{
    public string Peer { get; set; } = "";

    public string PeerId { get; set; } = "";

    public static JsonShape<ServerPeerRequest> Shape { get; } = new JsonShapeBuilder<ServerPeerRequest>("JSApiMetaServerRemoveRequest")
        .Always("peer", Codecs.Text, r => r.Peer, (r, v) => r.Peer = v)
        .Optional("peer_id", Codecs.Text, r => r.PeerId, (r, v) => r.PeerId = v)
        .Build();
}
