using Gust.Foundation;

namespace Gust.Core;

/// <summary>Bytes waiting for one peer. Many producers append; one writer at a time sends.</summary>
/// <remarks>
/// The lock is a leaf: nothing is called while it is held. Whoever makes a clean queue dirty flushes it (through its
/// <see cref="FlushSet"/>); when the link takes less than all, the link's driver goes on and reports by <see cref="OnSent"/>.
/// Pending exceeds the limit by one message at most.
/// </remarks>
internal sealed class OutboundQueue(ClientSession session, ILink link, Broker broker)
{
    /// <summary>Beyond this a backlog slows its producers to the pace of the peer, so that it stays small enough for the caches.</summary>
    private const int BacklogMax = 2 * 1024 * 1024;

    private readonly Lock _lock = new();
    private OutboundChunks _chunks = new(broker.Buffers);
    private ArraySegment<byte> _sending;
    private WriteDeadlineTimer? _deadline;
    private DeliveryMeter _delivered = new(broker);
    private long _pending;
    private OutboundState _state;
    private bool _flushOwed;
    private bool _isSending;
    private bool _hasProgressed;

    /// <summary>Bytes appended and not yet taken by the link.</summary>
    public long Pending => Volatile.Read(ref _pending);

    /// <summary>Chunks that wait or are under way, about: the lock is not taken for it.</summary>
    public int Chunks => _chunks.Count + (IsSending ? 1 : 0);

    /// <summary>The link is at work on a chunk.</summary>
    public bool IsSending => Volatile.Read(ref _isSending);

    /// <summary>Messages delivered to this peer.</summary>
    public long Messages => _delivered.Messages;

    /// <summary>Header and payload bytes delivered to this peer.</summary>
    public long Bytes => _delivered.Bytes;

    /// <summary>Timestamp of the last flush after a message; 0: none.</summary>
    public long LastDelivery => _delivered.Last;

    /// <summary>Appends a message for one of the peer's subscriptions; false when it was not taken.</summary>
    public bool Append(Subscription subscription, in Publication publication, FlushSet flushes)
    {
        CoreOptions options = broker.Options;
        bool takesHeaders = session.TakesHeaders; // once: a CONNECT on another thread may change it between length and copy
        bool isLast;
        bool overLimit;
        lock (_lock)
        {
            if (_state != OutboundState.Open || !flushes.MayAdd(session, _pending, options) || !subscription.TryCount(out isLast))
            {
                return false;
            }

            int length = MessageWriter.Length(subscription, publication, takesHeaders);
            MessageWriter.Write(_chunks.Reserve(length), subscription, publication, takesHeaders);
            _delivered.CountMessage(publication.Body.Length, ahead: _pending);
            Account(length, flushes);
            overLimit = _pending > options.MaxPending;
        }

        if (overLimit | isLast | session.IsTraced)
        {
            AfterAppend(subscription, publication, overLimit, isLast);
        }

        return true;
    }

    /// <summary>Lets a subscription end after <paramref name="max"/> messages; true when it has had them already.</summary>
    public bool EndAfter(Subscription subscription, long max)
    {
        lock (_lock)
        {
            return subscription.EndAfter(max);
        }
    }

    /// <summary>Appends a protocol line, to go out with the producer's next flush.</summary>
    public void Append(ReadOnlySpan<byte> line, FlushSet flushes)
    {
        bool overLimit = false;
        lock (_lock)
        {
            if (_state == OutboundState.Open)
            {
                line.CopyTo(_chunks.Reserve(line.Length));
                Account(line.Length, flushes);
                overLimit = _pending > broker.Options.MaxPending;
            }
        }

        if (overLimit)
        {
            session.Close(CloseReason.SlowConsumerPendingBytes);
        }
    }

    /// <summary>Appends a protocol line and sends it at once.</summary>
    public void Send(ReadOnlySpan<byte> line)
    {
        lock (_lock)
        {
            if (_state != OutboundState.Open)
            {
                return;
            }

            line.CopyTo(_chunks.Reserve(line.Length));
            _pending += line.Length;
        }

        Flush();
    }

    /// <summary>Sends what waits without blocking, unless somebody is sending already. Messages among it need a timestamp.</summary>
    public void Flush(long now = 0)
    {
        bool mine;
        bool drained;
        lock (_lock)
        {
            _delivered.OnFlush(now);
            _flushOwed = false;
            mine = !_isSending && TakeChunk();
            drained = !_isSending && _state == OutboundState.Draining;
        }

        if (mine)
        {
            SendOn();
        }
        else if (drained)
        {
            link.Close(session.Farewell);
        }
    }

    /// <summary>The link has sent all it was given by <see cref="ILink.Send"/>, or is broken.</summary>
    public void OnSent(bool ok)
    {
        _deadline?.Stop();
        if (!ok)
        {
            Break();
        }
        else if (TakeNextChunk())
        {
            SendOn();
        }
    }

    /// <summary>Lets what waits go out, then closes the link. Nothing is taken from now on.</summary>
    public void CloseWhenSent()
    {
        lock (_lock)
        {
            if (_state != OutboundState.Open)
            {
                return;
            }

            _state = OutboundState.Draining;
        }

        Flush();
    }

    /// <summary>Drops what waits and closes the link. A chunk under way belongs to the link until it answers.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _state = OutboundState.Closed;
            _chunks.Clear();
            _pending = 0;
        }

        _deadline?.Stop();
        link.Close(session.Farewell);
    }

    private void Account(int length, FlushSet flushes)
    {
        _pending += length;
        if (_pending > BacklogMax && _hasProgressed)
        {
            // Only while the peer takes bytes: one that has stopped must not hold up the others.
            _hasProgressed = false;
            flushes.Backlogged = true;
        }

        if (!_flushOwed && !_isSending)
        {
            _flushOwed = true;
            flushes.Add(this);
        }
    }

    private void AfterAppend(Subscription subscription, in Publication publication, bool overLimit, bool isLast)
    {
        if (session.IsTraced)
        {
            ProtocolTrace.Delivered(session, subscription, publication);
        }

        if (isLast)
        {
            session.Subscriptions.Remove(subscription);
        }

        if (overLimit)
        {
            session.Close(CloseReason.SlowConsumerPendingBytes);
        }
    }

    /// <summary>Sends chunk after chunk until the link takes no more or nothing is left. Only for who holds the sending role.</summary>
    private void SendOn()
    {
        do
        {
            int sent = link.TrySend(_sending);
            if (sent < 0)
            {
                Break();
                return;
            }

            if (sent < _sending.Count)
            {
                (_deadline ??= new WriteDeadlineTimer(session)).Start();
                link.Send(_sending.AsMemory(sent));
                return;
            }
        }
        while (TakeNextChunk());
    }

    /// <summary>Returns the chunk that was sent and takes the next one; false when nothing is left and the role is given up.</summary>
    private bool TakeNextChunk()
    {
        byte[] done = _sending.Array!;
        bool more;
        bool drained;
        bool isSample;
        long sampleFrom;
        lock (_lock)
        {
            _pending = Math.Max(0, _pending - _sending.Count);
            isSample = _delivered.EndsSample(_sending.Count, out sampleFrom);
            _isSending = false;
            _hasProgressed = true;
            more = TakeChunk();
            drained = !more && _state == OutboundState.Draining;
        }

        broker.Buffers.Return(done);
        if (isSample)
        {
            broker.Connections.DeliveryTimes.Record(broker.Time.GetElapsedTime(sampleFrom));
        }

        if (drained)
        {
            link.Close(session.Farewell);
        }

        return more;
    }

    private bool TakeChunk()
    {
        if (_state == OutboundState.Closed || _chunks.IsEmpty)
        {
            return false;
        }

        _sending = _chunks.TakeFirst();
        _delivered.OnTaken();
        _isSending = true;
        return true;
    }

    /// <summary>The link is broken while the chunk under way was ours.</summary>
    private void Break()
    {
        broker.Buffers.Return(_sending.Array!);
        lock (_lock)
        {
            _isSending = false;
        }

        Close();
    }
}
