namespace Gust.Subjects;

/// <summary>The queue groups of one match, merged by name, in arrays that are kept for the next match.</summary>
internal sealed class MatchedGroups<T>
    where T : class, ISubjectTreeEntry
{
    /// <summary>From this many groups on, merging looks names up in a table instead of scanning.</summary>
    private const int ScannedMax = 16;

    private Group[] _groups = [];
    private int[] _table = [];
    private int _tabled;

    public int Count { get; private set; }

    public ReadOnlySpan<T> Members(int index) => _groups.AsSpan(0, Count)[index].Members.Span;

    public Span<T> Slots(int index) => _groups.AsSpan(0, Count)[index].Members.Slots;

    public ReadOnlySpan<byte> Name(int index) => _groups.AsSpan(0, Count)[index].Name;

    public void Add(QueueGroup<T> group)
    {
        var index = Find(group);
        if (index < 0)
        {
            index = Append(group);
        }

        _groups[index].Members.Add(group.Members);
    }

    public void Clear()
    {
        for (var i = 0; i < Count; i++)
        {
            _groups[i].Name = null;
            _groups[i].Members.Clear();
        }

        Count = 0;
        if (_tabled > 0)
        {
            Array.Clear(_table);
            _tabled = 0;
        }
    }

    private int Append(QueueGroup<T> group)
    {
        if (Count == _groups.Length)
        {
            Array.Resize(ref _groups, Math.Max(2, Count * 2));
        }

        _groups[Count].Name = group.Name;
        _groups[Count].Hash = group.Hash;
        return Count++;
    }

    private int Find(QueueGroup<T> group)
    {
        if (Count > ScannedMax)
        {
            return FindInTable(group);
        }

        for (var i = 0; i < Count; i++)
        {
            if (IsSame(i, group))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Open addressing, index + 1 in each used cell; catches up with the groups appended since the last call.</summary>
    private int FindInTable(QueueGroup<T> group)
    {
        if (Count * 2 > _table.Length)
        {
            _table = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Count * 4)];
            _tabled = 0;
        }

        var mask = _table.Length - 1;
        while (_tabled < Count)
        {
            var free = (int)_groups[_tabled].Hash & mask;
            while (_table[free] != 0)
            {
                free = (free + 1) & mask;
            }

            _table[free] = ++_tabled;
        }

        for (var cell = (int)group.Hash & mask; _table[cell] != 0; cell = (cell + 1) & mask)
        {
            if (IsSame(_table[cell] - 1, group))
            {
                return _table[cell] - 1;
            }
        }

        return -1;
    }

    private bool IsSame(int index, QueueGroup<T> group) =>
        _groups[index].Hash == group.Hash
        && (ReferenceEquals(_groups[index].Name, group.Name) || _groups[index].Name.AsSpan().SequenceEqual(group.Name));

    private struct Group
    {
        public byte[]? Name;
        public uint Hash;
        public MatchBuffer<T> Members;
    }
}
