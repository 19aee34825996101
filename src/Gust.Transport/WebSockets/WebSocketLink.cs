using Gust.Foundation;

namespace Gust.Transport.WebSockets;

/// <summary>A connection after its upgrade: a link like any other, whose bytes travel in messages.</summary>
internal sealed class WebSocketLink(IWire wire, WebSocketRequest request, WebSocketTerms terms, BufferPool pool)
    : PumpedLink(new WebSocketWire(wire, terms, request.ForwardedFor ?? wire.RemoteHost, pool), pool)
{
    /// <summary>What the client said of itself before it spoke the protocol.</summary>
    public WebSocketRequest Request { get; } = request;
}
