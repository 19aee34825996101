using System.Runtime.CompilerServices;

namespace Gust.Core;

/// <summary>What was delivered to one peer, when last, and of a sample how long it waited for the operating system to take it.</summary>
/// <remarks>
/// Written under the lock of its <see cref="OutboundQueue"/>, read by anybody. A sample is the first message that is appended after
/// a chunk was taken, of one chunk in <see cref="ChunksPerSample"/>: two looks at the clock, however many messages go out in between.
/// </remarks>
internal struct DeliveryMeter(Broker broker)
{
    /// <summary>Few enough to show soon what happens, so many that it costs a message nothing.</summary>
    public const int ChunksPerSample = 16;

    private long _messages;
    private long _bytes;
    private long _messagesSeen;
    private long _last;
    private long _sampleFrom;
    private long _sampleAhead;
    private uint _chunks;
    private bool _isSampleDue = true; // a peer's first message shows that something is measured
    private bool _isSampling;

    /// <summary>Messages delivered to this peer.</summary>
    public long Messages => Volatile.Read(ref _messages);

    /// <summary>Header and payload bytes delivered to this peer.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Timestamp of the last flush after a message; 0: none.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>A message was appended.</summary>
    /// <param name="bytes">Of its header and payload.</param>
    /// <param name="ahead">Bytes that go out before it.</param>
    public void CountMessage(int bytes, long ahead)
    {
        _messages++;
        _bytes += bytes;
        if (_isSampleDue)
        {
            BeginSample(ahead);
        }
    }

    /// <summary>What was appended is about to go out.</summary>
    public void OnFlush(long now)
    {
        if (_messagesSeen != _messages)
        {
            _messagesSeen = _messages;
            _last = Math.Max(_last, now);
        }
    }

    /// <summary>What is appended from now on goes out with another chunk.</summary>
    public void OnTaken() => _isSampleDue |= ++_chunks % ChunksPerSample == 0 && !_isSampling;

    /// <summary>The operating system has taken more bytes. True: the sample was among them, and began to wait at a timestamp.</summary>
    public bool EndsSample(int bytes, out long from)
    {
        from = _sampleFrom;
        _sampleAhead -= bytes;
        bool ends = _isSampling && _sampleAhead < 0;
        _isSampling &= !ends;
        return ends;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void BeginSample(long ahead)
    {
        _isSampleDue = false;
        _isSampling = true;
        _sampleAhead = ahead;
        _sampleFrom = broker.Time.GetTimestamp();
    }
}
