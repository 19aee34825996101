namespace Gust.Transport.WebSockets;

/// <summary>What became of an accepted socket.</summary>
/// <param name="RemoteHost">The socket's peer, which may be a proxy.</param>
/// <param name="RemotePort">The socket's peer.</param>
/// <param name="Link">Ready for its session; null when there will be none.</param>
/// <param name="Failure">For the log; null when there is a link.</param>
internal sealed record WebSocketOpened(string RemoteHost, int RemotePort, WebSocketLink? Link, string? Failure);
