namespace Gust.Subjects;

/// <summary>Everybody on one subject, once that is more than one entry or one queue group.</summary>
internal sealed class SubscriberSet<T>
    where T : class, ISubjectTreeEntry
{
    /// <summary>From this many queue groups on they are looked up by hash.</summary>
    private const int ScannedGroupsMax = 8;

    private EntryList<T> _plain;
    private QueueGroup<T>[] _groups = [];
    private int _groupCount;
    private ByteMap? _groupsByName;

    public ReadOnlySpan<T> Plain => _plain.Span;

    public ReadOnlySpan<QueueGroup<T>> Groups => _groups.AsSpan(0, _groupCount);

    public void AddPlain(T entry) => _plain.Add(entry);

    public bool RemovePlain(T entry) => _plain.Remove(entry);

    public void AddMember(ByteKey queue, T entry)
    {
        var group = FindGroup(queue);
        if (group is null)
        {
            group = new QueueGroup<T>(queue.ToKept(), queue.Hash);
            AddGroup(group, queue);
        }

        group.Add(entry);
    }

    public bool RemoveMember(ByteKey queue, T entry)
    {
        var group = FindGroup(queue);
        if (group is null || !group.Remove(entry))
        {
            return false;
        }

        if (group.Count == 0)
        {
            RemoveGroup(group, queue);
        }

        return true;
    }

    public void AddGroup(QueueGroup<T> group, ByteKey queue)
    {
        if (_groupCount == _groups.Length)
        {
            Array.Resize(ref _groups, Math.Max(1, _groupCount * 2));
        }

        group.Index = _groupCount;
        _groups[_groupCount++] = group;
        if (_groupsByName is not null)
        {
            _groupsByName.FindOrAdd(queue) = group;
        }
    }

    private void RemoveGroup(QueueGroup<T> group, ByteKey queue)
    {
        var last = _groups[--_groupCount];
        last.Index = group.Index;
        _groups[group.Index] = last;
        _groups[_groupCount] = null!;
        _groupsByName?.Remove(queue);
        if (_groupCount <= ScannedGroupsMax / 2)
        {
            _groupsByName = null;
        }

        if (_groupCount <= _groups.Length / 4)
        {
            Array.Resize(ref _groups, _groups.Length / 2);
        }
    }

    private QueueGroup<T>? FindGroup(ByteKey queue)
    {
        if (_groupsByName is null && _groupCount <= ScannedGroupsMax)
        {
            foreach (var group in Groups)
            {
                if (group.IsNamed(queue))
                {
                    return group;
                }
            }

            return null;
        }

        _groupsByName ??= IndexGroups();
        return (QueueGroup<T>?)_groupsByName.Find(queue);
    }

    private ByteMap IndexGroups()
    {
        var map = new ByteMap();
        foreach (var group in Groups)
        {
            map.FindOrAdd(group.Key) = group;
        }

        return map;
    }
}
