namespace Gust;

/// <summary>Kinds of connection a user may come by (<c>allowed_connection_types</c>).</summary>
[Flags]
public enum ConnectionTypes
{
    None = 0,

    /// <summary>A client over TCP.</summary>
    Standard = 1,

    /// <summary>A client over WebSocket.</summary>
    WebSocket = 2,

    LeafNode = 4,

    /// <summary>A leaf node over WebSocket.</summary>
    LeafNodeWebSocket = 8,

    Mqtt = 16,

    /// <summary>An MQTT client over WebSocket.</summary>
    MqttWebSocket = 32,

    /// <summary>A client inside the server's own process.</summary>
    InProcess = 64,

    All = Standard | WebSocket | LeafNode | LeafNodeWebSocket | Mqtt | MqttWebSocket | InProcess,
}
