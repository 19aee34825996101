using System.Runtime.CompilerServices;

namespace Gust.Subjects;

/// <summary>All keys whose hashes start with the same <see cref="Depth"/> bits.</summary>
/// <remarks>
/// A small open-addressed table: linear probing, removal without tombstones. Finds its place by the low bits of the hash,
/// the map finds it by the high bits. No locking.
/// </remarks>
internal sealed class ByteMapSegment
{
    /// <summary>24 KiB of slots: rebuilding one takes microseconds and never touches the large object heap.</summary>
    public const int SlotsMax = 1024;

    private const int SlotsMin = 2;
    private ByteMapSlot[] _slots;

    public ByteMapSegment(int depth, int expected = 0)
    {
        var size = SlotsMin;
        while (size < SlotsMax && expected * 2 > size)
        {
            size *= 2;
        }

        Depth = depth;
        _slots = new ByteMapSlot[size];
    }

    public int Depth { get; }

    public int Count { get; private set; }

    public ReadOnlySpan<ByteMapSlot> Slots => _slots;

    public bool IsFull => Count >= _slots.Length / 4 * 3 + (_slots.Length == SlotsMin ? 1 : 0);

    /// <summary>The slot of a key, or a null reference.</summary>
    public ref ByteMapSlot Find(ByteKey key)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        for (var i = (int)key.Hash & mask; ; i = (i + 1) & mask)
        {
            ref var slot = ref slots[i];
            if (slot.Key is null)
            {
                return ref Unsafe.NullRef<ByteMapSlot>();
            }

            if (slot.Hash == key.Hash && key.Bytes.SequenceEqual(slot.Key))
            {
                return ref slot;
            }
        }
    }

    /// <summary>Adds a key that is not there. The segment must not be full.</summary>
    public ref ByteMapSlot Add(byte[] key, uint hash, object? value)
    {
        var mask = _slots.Length - 1;
        var i = (int)hash & mask;
        while (_slots[i].Key is not null)
        {
            i = (i + 1) & mask;
        }

        Count++;
        ref var slot = ref _slots[i];
        slot.Key = key;
        slot.Hash = hash;
        slot.Value = value;
        return ref slot;
    }

    /// <summary>Frees a slot and moves later ones of the same run up, so that no search meets a hole.</summary>
    public void Remove(ref ByteMapSlot slot)
    {
        var mask = _slots.Length - 1;
        var hole = (int)(Unsafe.ByteOffset(ref _slots[0], ref slot) / Unsafe.SizeOf<ByteMapSlot>());
        for (var i = (hole + 1) & mask; _slots[i].Key is not null; i = (i + 1) & mask)
        {
            var home = (int)_slots[i].Hash & mask;
            if (((i - home) & mask) >= ((i - hole) & mask))
            {
                _slots[hole] = _slots[i];
                hole = i;
            }
        }

        _slots[hole] = default;
        Count--;
        if (_slots.Length > SlotsMin && Count < _slots.Length / 8)
        {
            Resize(_slots.Length / 2);
        }
    }

    public void Grow() => Resize(_slots.Length * 2);

    /// <summary>Takes over every key of another segment.</summary>
    public void AddAll(ByteMapSegment other)
    {
        foreach (ref readonly var slot in other.Slots)
        {
            if (slot.Key is not null)
            {
                Add(slot.Key, slot.Hash, slot.Value);
            }
        }
    }

    private void Resize(int size)
    {
        var old = _slots;
        _slots = new ByteMapSlot[size];
        Count = 0;
        foreach (ref readonly var slot in old.AsSpan())
        {
            if (slot.Key is not null)
            {
                Add(slot.Key, slot.Hash, slot.Value);
            }
        }
    }
}
