namespace Gust.JetStream.Consumers;

/// <summary>When unacknowledged messages are due again, and those that are: earliest first. Owned by <see cref="Consumer"/>.</summary>
/// <remarks>
/// With one ack wait deadlines come in order, so a list does, at O(1) for each. What comes out of order (a nak's delay, a shorter
/// backoff) goes to a heap. What is due waits in the order in which it became so until somebody wants it.
/// </remarks>
internal sealed class RedeliverySchedule(AckTracker tracker)
{
    private const int None = AckTracker.None;

    private int[] _heap = [];
    private int _heapCount;
    private int _first = None;
    private int _last = None;
    private int _readyFirst = None;
    private int _readyLast = None;

    /// <summary>The earliest deadline; <see cref="Nanoseconds.Never"/> when there is none.</summary>
    public long NextDue => Math.Min(
        _first == None ? Nanoseconds.Never : tracker[_first].Due,
        _heapCount == 0 ? Nanoseconds.Never : tracker[_heap[0]].Due);

    /// <summary>The message to be delivered next; <see cref="AckTracker.None"/> when none is due.</summary>
    public int Ready => _readyFirst;

    public int ReadyCount { get; private set; }

    public void Schedule(int slot, long due)
    {
        Remove(slot);
        ref PendingMessage message = ref tracker[slot];
        message.Due = due;
        if (_last == None || IsBefore(_last, slot))
        {
            Link(slot, ref _first, ref _last, RedeliveryPlace.InOrder);
        }
        else
        {
            Push(slot);
        }
    }

    /// <summary>Puts a message behind those that are due.</summary>
    public void MakeReady(int slot)
    {
        Remove(slot);
        Link(slot, ref _readyFirst, ref _readyLast, RedeliveryPlace.Ready);
        ReadyCount++;
    }

    /// <summary>Takes out the message with the earliest deadline when that has come; of equal ones the one with the lower sequence.</summary>
    public bool TryTakeDue(long now, out int slot)
    {
        slot = _first;
        if (_heapCount > 0 && (slot == None || IsBefore(_heap[0], slot)))
        {
            slot = _heap[0];
        }

        if (slot == None || tracker[slot].Due > now)
        {
            return false;
        }

        Remove(slot);
        return true;
    }

    public void Remove(int slot)
    {
        switch (tracker[slot].Place)
        {
            case RedeliveryPlace.InOrder:
                Unlink(slot, ref _first, ref _last);
                break;
            case RedeliveryPlace.InHeap:
                RemoveFromHeap(tracker[slot].QueuePrevious);
                break;
            case RedeliveryPlace.Ready:
                Unlink(slot, ref _readyFirst, ref _readyLast);
                ReadyCount--;
                break;
        }

        tracker[slot].Place = RedeliveryPlace.Nowhere;
    }

    public void Clear()
    {
        _heap = [];
        _heapCount = ReadyCount = 0;
        _first = _last = _readyFirst = _readyLast = None;
    }

    private void Link(int slot, ref int first, ref int last, RedeliveryPlace place)
    {
        ref PendingMessage message = ref tracker[slot];
        message.Place = place;
        message.QueuePrevious = last;
        message.QueueNext = None;
        if (last == None)
        {
            first = slot;
        }
        else
        {
            tracker[last].QueueNext = slot;
        }

        last = slot;
    }

    private void Unlink(int slot, ref int first, ref int last)
    {
        ref PendingMessage message = ref tracker[slot];
        if (message.QueuePrevious == None)
        {
            first = message.QueueNext;
        }
        else
        {
            tracker[message.QueuePrevious].QueueNext = message.QueueNext;
        }

        if (message.QueueNext == None)
        {
            last = message.QueuePrevious;
        }
        else
        {
            tracker[message.QueueNext].QueuePrevious = message.QueuePrevious;
        }
    }

    private bool IsBefore(int left, int right)
    {
        ref PendingMessage a = ref tracker[left];
        ref PendingMessage b = ref tracker[right];
        return a.Due != b.Due ? a.Due < b.Due : a.Sequence < b.Sequence;
    }

    private void Push(int slot)
    {
        if (_heapCount == _heap.Length)
        {
            Array.Resize(ref _heap, Math.Max(16, _heap.Length * 2));
        }

        tracker[slot].Place = RedeliveryPlace.InHeap;
        SiftUp(_heapCount++, slot);
    }

    private void RemoveFromHeap(int index)
    {
        int moved = _heap[--_heapCount];
        if (index < _heapCount)
        {
            SiftDown(index, moved);
            SiftUp(tracker[moved].QueuePrevious, moved);
        }
    }

    private void SiftUp(int index, int slot)
    {
        while (index > 0 && IsBefore(slot, _heap[(index - 1) / 2]))
        {
            Place(index, _heap[(index - 1) / 2]);
            index = (index - 1) / 2;
        }

        Place(index, slot);
    }

    private void SiftDown(int index, int slot)
    {
        while (true)
        {
            int child = (2 * index) + 1;
            if (child + 1 < _heapCount && IsBefore(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (child >= _heapCount || !IsBefore(_heap[child], slot))
            {
                break;
            }

            Place(index, _heap[child]);
            index = child;
        }

        Place(index, slot);
    }

    /// <summary>In the heap <see cref="PendingMessage.QueuePrevious"/> is where the message stands.</summary>
    private void Place(int index, int slot)
    {
        _heap[index] = slot;
        tracker[slot].QueuePrevious = index;
    }
}
