using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Subjects;
using Gust.Subjects;

namespace Gust.Storage.Streams;

internal abstract partial class StreamStore
{
    public bool Contains(ulong sequence) => Finder.TryFind(sequence, out _);

    public bool TryLoad(ulong sequence, out StoredMessage message)
    {
        message = default;
        return Finder.TryFind(sequence, out var place) && TryRead(place, out message);
    }

    public bool TryLoadNext(SubjectFilter? filter, ulong from, out StoredMessage message)
    {
        from = Math.Max(from, FirstSequence);
        while (from <= _last && TryFindNext(filter, from, out var place))
        {
            if (TryRead(place, out message))
            {
                return true;
            }

            from = place.Sequence + 1;
        }

        message = default;
        return false;
    }

    public bool TryLoadLast(SubjectFilter? filter, ulong upTo, out StoredMessage message)
    {
        upTo = Math.Min(upTo, _last);
        while (upTo >= FirstSequence && TryFindLast(filter, upTo, out var place))
        {
            if (TryRead(place, out message))
            {
                return true;
            }

            upTo = place.Sequence - 1;
        }

        message = default;
        return false;
    }

    public long Count(SubjectFilter? filter, ulong from)
    {
        from = Math.Max(from, FirstSequence);
        if (from > _last || _messages == 0)
        {
            return 0;
        }

        if (filter is null or { TakesAll: true })
        {
            return from - _first > _last - from
                ? Finder.Count(default(AnySubject), from, _last + 1)
                : _messages - Finder.Count(default(AnySubject), _first, from);
        }

        if (filter.IsLiteral)
        {
            return Subjects.Find(filter.Literal) is not 0 and var subject ? Finder.CountOf(subject, from) : 0;
        }

        var set = SetOf(filter).Bits;
        return from - _first > _last - from ? Finder.Count(set, from, _last + 1) : CountAll(set) - Finder.Count(set, _first, from);
    }

    public ulong FirstSequenceAt(long time)
    {
        foreach (var block in Blocks.All)
        {
            if (block.Live > 0 && block.TimeMax >= time && TryFindTime(block, time, out var sequence))
            {
                return sequence;
            }
        }

        return _last + 1;
    }

    private bool TryFindNext(SubjectFilter? filter, ulong from, out MessagePlace place)
    {
        place = default;
        if (filter is null or { TakesAll: true })
        {
            return Finder.TryFindNext(default(AnySubject), from, out place);
        }

        if (filter.IsLiteral)
        {
            return Subjects.Find(filter.Literal) is not 0 and var subject && Finder.TryFindNextOf(subject, from, out place);
        }

        var set = SetOf(filter);
        var (first, last) = BoundsOf(set);
        from = Math.Max(from, first);
        return from <= last && Finder.TryFindNext(set.Bits, from, out place);
    }

    private bool TryFindLast(SubjectFilter? filter, ulong upTo, out MessagePlace place)
    {
        place = default;
        if (filter is null or { TakesAll: true })
        {
            return Finder.TryFindLast(default(AnySubject), upTo, out place);
        }

        if (filter.IsLiteral)
        {
            return Subjects.Find(filter.Literal) is not 0 and var subject && Finder.TryFindLastOf(subject, upTo, out place);
        }

        var set = SetOf(filter);
        var (first, last) = BoundsOf(set);
        upTo = Math.Min(upTo, last);
        return upTo >= first && Finder.TryFindLast(set.Bits, upTo, out place);
    }

    /// <summary>Sequences that the messages of a set's subjects lie between; narrow only when they are few.</summary>
    private (ulong First, ulong Last) BoundsOf(SubjectSet set)
    {
        if (set.CountMax > set.Few.Length)
        {
            return (_first, _last);
        }

        var first = ulong.MaxValue;
        var last = 0UL;
        foreach (var number in set.Few)
        {
            ref var entry = ref Subjects[number];
            if (entry.Count > 0)
            {
                first = Math.Min(first, entry.First);
                last = Math.Max(last, entry.Last);
            }
        }

        return (first, last);
    }

    private long CountAll(SubjectBits set)
    {
        var count = 0L;
        for (var number = 1U; number < Subjects.End; number++)
        {
            count += set.Takes(number) ? Subjects[number].Count : 0;
        }

        return count;
    }

    private bool TryRead(scoped in MessagePlace place, out StoredMessage message)
    {
        var block = place.Block;
        var index = Blocks.IndexOf(block);
        var offset = index[place.Ordinal].Offset;
        var length = block.RecordLength(index, place.Ordinal);
        var record = block.Read(offset, length);
        if (record.Length == length
            && (block.IsTrusted(offset) || (RecordCodec.IsIntact(record) && RecordCodec.Head(record).Sequence == place.Sequence)))
        {
            message = RecordCodec.Decode(record);
            return (RecordCodec.Head(record).Flags & RecordFlags.Erased) == 0;
        }

        ((IDamageListener)this).OnDamage(new StreamDamage(block.Id, offset, length, place.Sequence, place.Sequence));
        message = default;
        return false;
    }

    private long FirstTime()
    {
        if (_messages == 0)
        {
            return 0;
        }

        if (_firstTimeOf != _first)
        {
            _firstTime = Finder.TryFind(_first, out var place) ? TimeOf(place.Block, place.Ordinal) : _firstTime;
            _firstTimeOf = _first;
        }

        return _firstTime;
    }

    private long TimeOf(Block block, int ordinal)
    {
        var record = block.Read(Blocks.IndexOf(block)[ordinal].Offset, RecordCodec.FixedSize);
        return record.Length == RecordCodec.FixedSize ? RecordCodec.Head(record).Time : block.TimeMax;
    }

    private bool TryFindTime(Block block, long time, out ulong sequence)
    {
        var index = Blocks.IndexOf(block);
        var low = block.FirstLive;
        for (var high = index.Count; block.IsInOrderOfTime && low < high;)
        {
            var middle = (low + high) >> 1;
            if (TimeOf(block, middle) < time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        low = block.NextLive(low);
        while (!block.IsInOrderOfTime && low < index.Count && TimeOf(block, low) < time)
        {
            low = block.NextLive(low + 1);
        }

        sequence = low < index.Count ? index.SequenceAt(low) : 0;
        return low < index.Count;
    }
}
