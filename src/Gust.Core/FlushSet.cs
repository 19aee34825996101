using System.Runtime.CompilerServices;
using Gust.Core.Sharing;

namespace Gust.Core;

/// <summary>Queues that a producer has made dirty and must flush once its read buffer is done.</summary>
/// <remarks>Owned by one producer's read loop.</remarks>
internal sealed class FlushSet
{
    /// <summary>How long a producer waits for who is congested.</summary>
    public const int CongestionPauseMs = 5;

    private const int BacklogPauseMs = 1;

    private OutboundQueue[] _queues = new OutboundQueue[4];
    private int _count;
    private List<DropLog>? _drops;
    private Relay? _relay;

    /// <summary>For messages that go on into other accounts; made for the first one.</summary>
    public Relay Relay => _relay ??= new Relay();

    /// <summary>Timestamp of what the producer is at; its targets were last of use then.</summary>
    public long Now { get; set; }

    /// <summary>A target is past three quarters of its pending limit: the producer should wait before it reads on.</summary>
    public bool Congested { get; set; }

    /// <summary>Who was the last to be congested, for the log.</summary>
    public object? Behind { get; set; }

    /// <summary>
    /// Whether a client with so many bytes waiting takes one more message. Past three quarters of its limit the producer slows
    /// down or the message is dropped, not both. Called under the queue's lock.
    /// </summary>
    public bool MayAdd(ClientSession behind, long pending, CoreOptions options)
    {
        if (pending <= options.MaxPending / 4 * 3)
        {
            return true;
        }

        NoteFull(behind, isDropped: options.NoFastProducerStall);
        return !options.NoFastProducerStall;
    }

    /// <summary>Called by a queue that was clean and not sending.</summary>
    public void Add(OutboundQueue queue)
    {
        if (_count == _queues.Length)
        {
            Array.Resize(ref _queues, _count * 2);
        }

        _queues[_count++] = queue;
    }

    /// <summary>A target takes its messages more slowly than this producer makes them.</summary>
    public bool Backlogged { get; set; }

    /// <summary>Flushes each queue once. Returns how many milliseconds the producer should wait before it reads on.</summary>
    public int Flush()
    {
        for (int i = 0; i < _count; i++)
        {
            _queues[i].Flush(Now);
        }

        if (_drops is { Count: > 0 } drops)
        {
            drops.ForEach(static log => log.Begin());
            drops.Clear();
        }

        Array.Clear(_queues, 0, _count);
        _count = 0;
        int pauseMs = Congested ? CongestionPauseMs : Backlogged ? BacklogPauseMs : 0;
        Congested = Backlogged = false;
        return pauseMs;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NoteFull(ClientSession behind, bool isDropped)
    {
        if (!isDropped)
        {
            Congested = true;
            Behind = behind;
        }
        else if (behind.Drops.Count())
        {
            (_drops ??= []).Add(behind.Drops);
        }
    }
}
