using System.Net.Sockets;

namespace Gust.Transport;

/// <summary>What a socket or stream throws when the peer has gone or this side closed it.</summary>
internal static class WireFailure
{
    public static bool Is(Exception e) => e is SocketException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException;
}
