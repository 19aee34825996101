using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Subjects;

namespace Gust.Storage.Streams;

/// <summary>Searches that run over block indexes and touch no message.</summary>
internal readonly struct MessageFinder(BlockList blocks, SubjectTable subjects)
{
    /// <summary>A subject with at most so many messages is followed from one to the one before; of others a stretch of the stream is searched.</summary>
    private const int ChainMax = 256;

    /// <summary>The message of a sequence.</summary>
    public bool TryFind(ulong sequence, out MessagePlace place)
    {
        var at = blocks.Find(sequence);
        if (at >= 0)
        {
            var block = blocks[at];
            var ordinal = sequence < block.FirstLiveSequence ? -1 : blocks.IndexOf(block).Find(sequence);
            if (ordinal >= 0 && block.IsLive(ordinal))
            {
                place = new MessagePlace(block, ordinal, sequence);
                return true;
            }
        }

        place = default;
        return false;
    }

    /// <summary>The first message of the test's subjects at or after a sequence.</summary>
    public bool TryFindNext<T>(T test, ulong from, out MessagePlace place)
        where T : struct, ISubjectTest
    {
        for (var at = blocks.Find(from); at >= 0 && at < blocks.Count; at++)
        {
            var block = blocks[at];
            if (block.Live == 0 || from > block.LastSequence)
            {
                continue;
            }

            var index = blocks.IndexOf(block);
            var entries = index.Entries;
            for (var i = block.NextLive(index.LowerBound(from)); i < entries.Length; i++)
            {
                if (test.Takes(entries[i].Subject) && block.IsLive(i))
                {
                    place = new MessagePlace(block, i, index.SequenceAt(i));
                    return true;
                }
            }
        }

        place = default;
        return false;
    }

    /// <summary>The last message of the test's subjects at or before a sequence.</summary>
    public bool TryFindLast<T>(T test, ulong upTo, out MessagePlace place)
        where T : struct, ISubjectTest
    {
        for (var at = blocks.Find(upTo); at >= 0; at--)
        {
            var block = blocks[at];
            if (block.Live == 0 || upTo < block.FirstLiveSequence)
            {
                continue;
            }

            var index = blocks.IndexOf(block);
            var entries = index.Entries;
            var start = upTo >= block.LastSequence ? entries.Length - 1 : index.LowerBound(upTo + 1) - 1;
            for (var i = start; i >= block.FirstLive; i--)
            {
                if (test.Takes(entries[i].Subject) && block.IsLive(i))
                {
                    place = new MessagePlace(block, i, index.SequenceAt(i));
                    return true;
                }
            }
        }

        place = default;
        return false;
    }

    /// <summary>How many messages of the test's subjects lie from a sequence on and before another.</summary>
    public long Count<T>(T test, ulong from, ulong below)
        where T : struct, ISubjectTest
    {
        var count = 0L;
        for (var at = blocks.Find(from); at >= 0 && at < blocks.Count && blocks[at].FirstSequence < below; at++)
        {
            var block = blocks[at];
            if (typeof(T) == typeof(AnySubject) && from <= block.FirstLiveSequence && below > block.LastSequence)
            {
                count += block.Live;
            }
            else if (block.Live > 0 && from <= block.LastSequence)
            {
                count += CountIn(test, block, from, below);
            }
        }

        return count;
    }

    /// <summary>The message of a subject before one of it.</summary>
    public bool TryFindBefore(uint subject, in MessagePlace place, out MessagePlace before)
    {
        var sequence = place.Sequence;
        var back = blocks.IndexOf(place.Block)[place.Ordinal].Back;
        while (back != 0)
        {
            if (back == IndexEntry.Far || back >= sequence || !TryFollow(subject, sequence - back, out before))
            {
                return TryFindLast(new OneSubject(subject), sequence - 1, out before);
            }

            sequence = before.Sequence;
            if (before.Block.IsLive(before.Ordinal))
            {
                return true;
            }

            back = blocks.IndexOf(before.Block)[before.Ordinal].Back;
        }

        before = default;
        return false;
    }

    /// <summary>The oldest sequence of a subject, looked for when its last one was removed.</summary>
    public ulong FirstOf(uint subject)
    {
        ref var entry = ref subjects[subject];
        if (!entry.IsFirstStale)
        {
            return entry.First;
        }

        var first = entry.Count <= ChainMax ? WalkBack(subject, entry.Count, from: 0) : SearchOn(subject, entry.First);
        entry.SetFirst(first);
        return first;
    }

    /// <summary>The first message of one subject at or after a sequence, by the cheapest way.</summary>
    public bool TryFindNextOf(uint subject, ulong from, out MessagePlace place)
    {
        ref var entry = ref subjects[subject];
        if (from > entry.Last)
        {
            place = default;
            return false;
        }

        if (entry.Count <= ChainMax || from <= entry.First)
        {
            var first = FirstOf(subject);
            var sequence = from <= first ? first : entry.Count <= ChainMax ? WalkBack(subject, entry.Count, from) : 0;
            if (sequence > 0 && TryFind(sequence, out place))
            {
                return true;
            }
        }

        return TryFindNext(new OneSubject(subject), Math.Max(from, entry.First), out place);
    }

    /// <summary>The last message of one subject at or before a sequence, by the cheapest way.</summary>
    public bool TryFindLastOf(uint subject, ulong upTo, out MessagePlace place)
    {
        ref var entry = ref subjects[subject];
        if (upTo >= entry.Last)
        {
            return TryFind(entry.Last, out place);
        }

        if (upTo < entry.First || entry.Count == 1)
        {
            place = default;
            return false;
        }

        if (entry.Count > ChainMax)
        {
            return TryFindLast(new OneSubject(subject), upTo, out place);
        }

        var found = TryFind(entry.Last, out place);
        for (var left = entry.Count; found && place.Sequence > upTo; left--)
        {
            var later = place;
            found = left > 1 && TryFindBefore(subject, later, out place);
        }

        return found;
    }

    /// <summary>How many messages of one subject lie at or after a sequence.</summary>
    public long CountOf(uint subject, ulong from)
    {
        ref var entry = ref subjects[subject];
        if (from <= entry.First || from > entry.Last)
        {
            return from > entry.Last ? 0 : entry.Count;
        }

        if (entry.Count > ChainMax)
        {
            return Count(new OneSubject(subject), from, entry.Last + 1);
        }

        var count = 0L;
        var found = TryFind(entry.Last, out var place);
        while (found && place.Sequence >= from)
        {
            var later = place;
            found = ++count < entry.Count && TryFindBefore(subject, later, out place);
        }

        return count;
    }

    /// <summary>The lowest of the newest <paramref name="count"/> sequences of a subject that is not below <paramref name="from"/>.</summary>
    private ulong WalkBack(uint subject, uint count, ulong from)
    {
        var lowest = subjects[subject].Last;
        var found = TryFind(lowest, out var place);
        while (found && --count > 0)
        {
            var later = place;
            found = TryFindBefore(subject, later, out place) && place.Sequence >= from;
            lowest = found ? place.Sequence : lowest;
        }

        return lowest;
    }

    private ulong SearchOn(uint subject, ulong from) =>
        TryFindNext(new OneSubject(subject), from, out var place) ? place.Sequence : subjects[subject].Last;

    /// <summary>The record of a sequence, removed or not; false when it is gone or of another subject.</summary>
    private bool TryFollow(uint subject, ulong sequence, out MessagePlace place)
    {
        place = default;
        var at = blocks.Find(sequence);
        if (at < 0)
        {
            return false;
        }

        var block = blocks[at];
        var index = blocks.IndexOf(block);
        var ordinal = index.Find(sequence);
        if (ordinal < 0 || index[ordinal].Subject != subject)
        {
            return false;
        }

        place = new MessagePlace(block, ordinal, sequence);
        return true;
    }

    private long CountIn<T>(T test, Block block, ulong from, ulong below)
        where T : struct, ISubjectTest
    {
        var index = blocks.IndexOf(block);
        var first = block.NextLive(index.LowerBound(from));
        var end = below > block.LastSequence ? index.Count : index.LowerBound(below);
        if (typeof(T) == typeof(AnySubject))
        {
            return block.CountLive(first, end);
        }

        var count = 0L;
        var entries = index.Entries;
        for (var i = first; i < end; i++)
        {
            count += test.Takes(entries[i].Subject) && block.IsLive(i) ? 1 : 0;
        }

        return count;
    }
}
