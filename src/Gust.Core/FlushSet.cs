namespace Gust.Core;

/// <summary>Queues that a producer has made dirty and must flush once its read buffer is done.</summary>
/// <remarks>Owned by one producer's read loop.</remarks>
internal sealed class FlushSet
{
    private OutboundQueue[] _queues = new OutboundQueue[4];
    private int _count;

    /// <summary>A target is past three quarters of its pending limit: the producer should wait before it reads on.</summary>
    public bool Congested { get; set; }

    /// <summary>Called by a queue that was clean and not sending.</summary>
    public void Add(OutboundQueue queue)
    {
        if (_count == _queues.Length)
        {
            Array.Resize(ref _queues, _count * 2);
        }

        _queues[_count++] = queue;
    }

    /// <summary>Flushes each queue once. Returns whether any was congested since the last call.</summary>
    public bool Flush()
    {
        for (int i = 0; i < _count; i++)
        {
            _queues[i].Flush();
        }

        Array.Clear(_queues, 0, _count);
        _count = 0;
        bool congested = Congested;
        Congested = false;
        return congested;
    }
}
