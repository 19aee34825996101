namespace Gust.Transport.WebSockets;

/// <summary>The peer broke the WebSocket protocol and was told so.</summary>
internal sealed class WebSocketException(WebSocketError error) : IOException(error.Text)
{
    public WebSocketError Error { get; } = error;
}
