namespace Gust.Security.Definitions;

/// <summary>Kinds of connections a user may come by (spec: auth.md section 3).</summary>
[Flags]
internal enum ConnectionKinds
{
    None = 0,
    Standard = 1,
    WebSocket = 2,
    LeafNode = 4,
    LeafNodeWebSocket = 8,
    Mqtt = 16,
    MqttWebSocket = 32,
    InProcess = 64,
    All = Standard | WebSocket | LeafNode | LeafNodeWebSocket | Mqtt | MqttWebSocket | InProcess,
}
