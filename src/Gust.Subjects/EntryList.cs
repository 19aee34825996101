namespace Gust.Subjects;

/// <summary>Entries in no order; each knows its index. A mutable struct: keep it in a field, never copy it.</summary>
internal struct EntryList<T>
    where T : class, ISubjectTreeEntry
{
    private const int ShrinkBelow = 4;
    private T[]? _items;

    public int Count { get; private set; }

    public readonly ReadOnlySpan<T> Span => _items.AsSpan(0, Count);

    public void Add(T entry)
    {
        if (_items is null)
        {
            _items = new T[1];
        }
        else if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        entry.SlotIndex = Count;
        _items[Count++] = entry;
    }

    public bool Remove(T entry)
    {
        var index = entry.SlotIndex;
        if ((uint)index >= (uint)Count || !ReferenceEquals(_items![index], entry))
        {
            return false;
        }

        var last = _items[--Count];
        last.SlotIndex = index;
        _items[index] = last;
        _items[Count] = null!;
        if (Count == 0)
        {
            _items = null;
        }
        else if (_items.Length > ShrinkBelow && Count <= _items.Length / ShrinkBelow)
        {
            Array.Resize(ref _items, _items.Length / 2);
        }

        return true;
    }
}
