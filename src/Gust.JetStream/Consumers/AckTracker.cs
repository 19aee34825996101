using System.Numerics;

namespace Gust.JetStream.Consumers;

/// <summary>Messages that were delivered and not acknowledged. Owned by <see cref="Consumer"/>.</summary>
/// <remarks>
/// One array of structs, linked by index: about 64 bytes a message, no object. Slots stay where they are while they are held. The order of first
/// delivery is also that of the sequences, so the oldest tells the ack floor.
/// </remarks>
internal sealed class AckTracker
{
    public const int None = -1;
    private const int SlotsMin = 16;

    private PendingMessage[] _slots = [];
    private int[] _buckets = [];
    private int _free = None;
    private int _used;

    public int Count { get; private set; }

    /// <summary>How many of them were delivered more than once.</summary>
    public int Redelivered { get; private set; }

    public int Oldest { get; private set; } = None;

    public int Newest { get; private set; } = None;

    public ref PendingMessage this[int slot] => ref _slots[slot];

    public int Find(ulong sequence)
    {
        if (Count == 0)
        {
            return None;
        }

        int slot = _buckets[Bucket(sequence)];
        while (slot != None && _slots[slot].Sequence != sequence)
        {
            slot = _slots[slot].HashNext;
        }

        return slot;
    }

    /// <summary>Takes up a message at its first delivery.</summary>
    public int Add(ulong sequence, ulong consumerSequence, long now, int deliveries = 1)
    {
        int slot = TakeSlot();
        ref int bucket = ref _buckets[Bucket(sequence)];
        _slots[slot] = new PendingMessage
        {
            Sequence = sequence,
            ConsumerSequence = consumerSequence,
            DeliveredAt = now,
            Due = Nanoseconds.Never,
            Deliveries = deliveries,
            Older = Newest,
            Newer = None,
            HashNext = bucket,
        };
        bucket = slot;
        if (Newest == None)
        {
            Oldest = slot;
        }
        else
        {
            _slots[Newest].Newer = slot;
        }

        Newest = slot;
        Count++;
        Redelivered += deliveries > 1 ? 1 : 0;
        return slot;
    }

    public void CountDelivery(int slot, long now)
    {
        ref PendingMessage message = ref _slots[slot];
        message.DeliveredAt = now;
        if (++message.Deliveries == 2)
        {
            Redelivered++;
        }
    }

    /// <summary>Lets a message go. It must be nowhere in the <see cref="RedeliverySchedule"/>.</summary>
    public void Remove(int slot)
    {
        ref PendingMessage message = ref _slots[slot];
        Invariant.Holds(message.Place == RedeliveryPlace.Nowhere, "A message that is scheduled must not be let go.");
        Unchain(slot);
        if (message.Older == None)
        {
            Oldest = message.Newer;
        }
        else
        {
            _slots[message.Older].Newer = message.Newer;
        }

        if (message.Newer == None)
        {
            Newest = message.Older;
        }
        else
        {
            _slots[message.Newer].Older = message.Older;
        }

        Count--;
        Redelivered -= message.Deliveries > 1 ? 1 : 0;
        message.HashNext = _free;
        _free = slot;
    }

    public void Clear()
    {
        _slots = [];
        _buckets = [];
        _free = Oldest = Newest = None;
        _used = Count = Redelivered = 0;
    }

    /// <summary>Gives the memory back when nothing is held.</summary>
    public void Trim()
    {
        if (Count == 0)
        {
            Clear();
        }
    }

    private int Bucket(ulong sequence) => (int)(sequence * 0x9E3779B97F4A7C15UL >> 32) & (_buckets.Length - 1);

    private int TakeSlot()
    {
        if (_free != None)
        {
            int slot = _free;
            _free = _slots[slot].HashNext;
            return slot;
        }

        if (_used == _slots.Length)
        {
            Grow();
        }

        return _used++;
    }

    private void Grow()
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(SlotsMin, _slots.Length + 1));
        Array.Resize(ref _slots, size);
        _buckets = new int[size];
        Array.Fill(_buckets, None);
        for (int slot = Oldest; slot != None; slot = _slots[slot].Newer)
        {
            ref int bucket = ref _buckets[Bucket(_slots[slot].Sequence)];
            _slots[slot].HashNext = bucket;
            bucket = slot;
        }
    }

    private void Unchain(int slot)
    {
        ref int link = ref _buckets[Bucket(_slots[slot].Sequence)];
        while (link != slot)
        {
            link = ref _slots[link].HashNext;
        }

        link = _slots[slot].HashNext;
    }
}
