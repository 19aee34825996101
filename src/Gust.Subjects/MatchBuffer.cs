namespace Gust.Subjects;

/// <summary>A growing array that is kept for the next match. A mutable struct: keep it in a field, never copy it.</summary>
internal struct MatchBuffer<T>
    where T : class
{
    /// <summary>A larger array is let go when a match used less than an eighth of it, so one burst does not stay in memory.</summary>
    private const int KeptMax = 1024;

    private T[]? _items;

    public int Count { get; private set; }

    public readonly ReadOnlySpan<T> Span => _items.AsSpan(0, Count);

    public readonly Span<T> Slots => _items.AsSpan(0, Count);

    public void Add(T item)
    {
        Reserve(1);
        _items![Count++] = item;
    }

    public void Add(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty)
        {
            return;
        }

        Reserve(items.Length);
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Forgets the items, so that the buffer keeps nothing alive.</summary>
    public void Clear()
    {
        if (_items is null)
        {
            return;
        }

        if (_items.Length > KeptMax && Count < _items.Length / 8)
        {
            _items = null;
        }
        else
        {
            Array.Clear(_items, 0, Count);
        }

        Count = 0;
    }

    private void Reserve(int more)
    {
        var needed = Count + more;
        if (_items is null)
        {
            _items = new T[Math.Max(4, needed)];
        }
        else if (needed > _items.Length)
        {
            Array.Resize(ref _items, Math.Max(needed, _items.Length * 2));
        }
    }
}
