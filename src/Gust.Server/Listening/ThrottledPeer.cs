using System.Net;
using System.Net.Sockets;
using Gust.Transport;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Listening;

/// <summary>A peer for whom there is no handshake at present, and who can be told nothing before one.</summary>
internal static class ThrottledPeer
{
    public static void Refuse(Socket socket, ILogger logger)
    {
        (string ip, int port) = AddressOf(socket);
        socket.Dispose();
        ServerLog.HandshakeThrottled(logger, ip, port);
    }

    private static (string Ip, int Port) AddressOf(Socket socket)
    {
        try
        {
            return socket.RemoteEndPoint is IPEndPoint peer ? (RemoteAddress.Text(peer), peer.Port) : ("", 0);
        }
        catch (SocketException)
        {
            return ("", 0); // it has gone already
        }
    }
}
