using System.Net.Sockets;
using Gust.Core;
using Gust.Transport;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Listening;

/// <summary>Refuses connections that would use up the last file descriptors, and says so once.</summary>
/// <remarks>Owned by one accept loop.</remarks>
internal sealed class DescriptorGuard(ILogger logger)
{
    private static readonly TimeSpan StarvedPause = TimeSpan.FromMinutes(1);

    private readonly Reminder _starved = new(TimeProvider.System, StarvedPause);
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
            ServerLog.OutOfDescriptors(logger, DescriptorLimit.Max);
        }

        return true;
    }

    /// <summary>The system has none at all; whoever connects waits.</summary>
    public void NoteStarved()
    {
        if (_starved.IsDue(out _))
        {
            ServerLog.NoDescriptors(logger, DescriptorLimit.Max);
        }
    }
}
