using System.Net.Sockets;

namespace Gust.Transport;

/// <summary>What a socket or stream throws when the peer has gone or this side closed it.</summary>
internal static class WireFailure
{
    public static bool Is(Exception e) => e is SocketException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException;

    /// <summary>The peer has gone without a goodbye; TLS wraps the socket's word for it.</summary>
    public static bool IsReset(Exception? e) => e is SocketException { SocketErrorCode: SocketError.ConnectionReset } || (e is not null && IsReset(e.InnerException));
}
