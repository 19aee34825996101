using System.Runtime.InteropServices;
using Gust.Storage.Streams.Subjects;
using Gust.Subjects;

namespace Gust.Storage.Streams;

internal abstract partial class StreamStore
{
    /// <summary>Subjects whose messages are found one by one, not by a walk over the stream, when they are fewer than this part of it.</summary>
    private const int ChainShare = 16;

    /// <remarks>When a disk fails in between, what went is gone; the same call again goes on.</remarks>
    public long Purge(SubjectFilter? filter, ulong below, long keep)
    {
        below = Math.Min(below, _last + 1);
        if (filter is null or { TakesAll: true })
        {
            return below > _last && keep == 0 ? PurgeAll() : PurgeOnward(default(AnySubject), below, keep);
        }

        if (!filter.IsLiteral)
        {
            var set = SetOf(filter);
            return IsFew(CountAll(set.Bits)) ? PurgeListed(ListOf(set, below), keep) : PurgeOnward(set.Bits, below, keep);
        }

        if (Subjects.Find(filter.Literal) is not 0 and var subject)
        {
            return IsFew(Subjects[subject].Count) ? PurgeListed(ListOf(subject, below), keep) : PurgeOnward(new OneSubject(subject), below, keep);
        }

        return 0;
    }

    private long PurgeAll()
    {
        var count = _messages;
        while (Blocks.Count > 0)
        {
            Drop(Blocks.Count - 1);
        }

        Subjects.Clear();
        _messages = 0;
        _bytes = 0;
        Changes++;
        return count;
    }

    private bool IsFew(long messages) => messages < 16 || messages * ChainShare < _messages;

    /// <summary>Walks over the stream and takes what comes, until only what is kept is left.</summary>
    private long PurgeOnward<T>(T test, ulong below, long keep)
        where T : struct, ISubjectTest
    {
        if (_messages == 0)
        {
            return 0;
        }

        // Bits of a set may change meaning when a number is given up, but none is given to a new subject meanwhile.
        var count = Math.Max(0, Finder.Count(test, _first, below) - keep);
        var from = _first;
        for (var left = count; left > 0 && Finder.TryFindNext(test, from, out var place); left--)
        {
            from = place.Sequence + 1;
            Remove(place);
        }

        return count;
    }

    private long PurgeListed(List<ulong> sequences, long keep)
    {
        sequences.Sort();
        var count = (int)Math.Max(0, sequences.Count - keep);
        foreach (var sequence in CollectionsMarshal.AsSpan(sequences)[..count])
        {
            if (Finder.TryFind(sequence, out var place))
            {
                Remove(place);
            }
        }

        return count;
    }

    private List<ulong> ListOf(SubjectSet set, ulong below)
    {
        List<ulong> sequences = [];
        for (var number = 1U; number < Subjects.End; number++)
        {
            if (Subjects[number].Count > 0 && set.Bits.Takes(number))
            {
                AddTo(sequences, number, below);
            }
        }

        return sequences;
    }

    private List<ulong> ListOf(uint subject, ulong below)
    {
        List<ulong> sequences = new((int)Subjects[subject].Count);
        AddTo(sequences, subject, below);
        return sequences;
    }

    /// <summary>Adds a subject's sequences below a bound, from the newest to the oldest.</summary>
    private void AddTo(List<ulong> sequences, uint subject, ulong below)
    {
        var found = Finder.TryFind(Subjects[subject].Last, out var place);
        for (var left = Subjects[subject].Count; found; left--)
        {
            if (place.Sequence < below)
            {
                sequences.Add(place.Sequence);
            }

            var later = place;
            found = left > 1 && Finder.TryFindBefore(subject, later, out place);
        }
    }
}
