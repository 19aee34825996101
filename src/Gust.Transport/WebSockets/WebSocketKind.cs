namespace Gust.Transport.WebSockets;

/// <summary>Which protocol the messages carry; the path of the request says so.</summary>
internal enum WebSocketKind
{
    Client,
    Leafnode,
    Mqtt,
}
