namespace Gust.JetStream.Backups;

/// <summary>Bytes that a receiver of chunks has not acknowledged yet, against what may be under way.</summary>
internal sealed class SnapshotWindow(long bytesMax)
{
    private readonly Dictionary<long, int> _unacknowledged = [];
    private long _bytes;
    private long _last;

    /// <summary>Chunks that were sent.</summary>
    public long Sent => _last;

    /// <summary>Whether a chunk may go; one may always.</summary>
    public bool Takes(int bytes) => _bytes == 0 || _bytes + bytes <= bytesMax;

    /// <summary>A chunk goes. Returns its number.</summary>
    public long Send(int bytes)
    {
        _unacknowledged[++_last] = bytes;
        _bytes += bytes;
        return _last;
    }

    /// <summary>False: it is not under way.</summary>
    public bool TryAcknowledge(long number)
    {
        bool isKnown = _unacknowledged.Remove(number, out int bytes);
        _bytes -= bytes;
        return isKnown;
    }
}
