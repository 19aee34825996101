using System.Net.Sockets;
using Gust.Transport;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Listening;

/// <summary>Refuses connections that would use up the last file descriptors, and says so once.</summary>
/// <remarks>Owned by one accept loop.</remarks>
internal sealed class DescriptorGuard(ILogger logger)
{
    private bool _isRefusing;

    /// <summary>True: the socket is closed already.</summary>
    public bool Refuses(Socket socket)
    {
        bool wasRefusing = _isRefusing;
        _isRefusing = DescriptorLimit.IsReached(socket);
        if (!_isRefusing)
        {
            return false;
        }

        socket.Dispose();
        if (!wasRefusing)
        {
            ServerLog.OutOfDescriptors(logger);
        }

        return true;
    }
}
