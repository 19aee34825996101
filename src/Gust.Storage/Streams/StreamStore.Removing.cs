using Gust.Storage.Streams.Blocks;

namespace Gust.Storage.Streams;

internal abstract partial class StreamStore
{
    public bool Remove(ulong sequence, bool erase)
    {
        if (!Finder.TryFind(sequence, out var place))
        {
            return false;
        }

        if (erase)
        {
            var index = Blocks.IndexOf(place.Block);
            place.Block.Erase(index[place.Ordinal].Offset, place.Block.RecordLength(index, place.Ordinal));
        }

        Remove(place);
        return true;
    }

    private void Remove(in MessagePlace place)
    {
        var block = place.Block;
        var entry = Blocks.IndexOf(block)[place.Ordinal];
        var last = LastWithout(place, entry.Subject);
        var index = Blocks.IndexOf(block);
        _bytes -= CountedSize(block.RecordLength(index, place.Ordinal), entry.HasHeaders);
        _messages--;
        block.Remove(place.Ordinal, index);
        Changes++;
        if (entry.Subject != 0)
        {
            Forget(entry.Subject, place.Sequence, last);
        }

        if (block.IsSealed && block.Live == 0)
        {
            Drop(Blocks.Find(place.Sequence));
        }
        else if (block.IsSealed && BlockCompactor.IsWorthwhile(block))
        {
            Compact(block);
        }

        if (place.Sequence == _first)
        {
            MoveFirst();
        }
    }

    /// <summary>The newest sequence of a subject once this message is gone.</summary>
    private ulong LastWithout(in MessagePlace place, uint subject)
    {
        if (subject == 0 || Subjects[subject].Count == 1 || Subjects[subject].Last != place.Sequence)
        {
            return subject == 0 ? 0 : Subjects[subject].Last;
        }

        return Finder.TryFindBefore(subject, place, out var before) ? before.Sequence : Subjects[subject].First;
    }

    private void Forget(uint subject, ulong sequence, ulong last)
    {
        ref var entry = ref Subjects[subject];
        entry.Last = last;
        if (--entry.Count == 0)
        {
            Subjects.Remove(subject);
        }
        else if (entry.Count == 1)
        {
            entry.SetFirst(last);
        }
        else if (entry.First == sequence)
        {
            entry.SetFirstAtLeast(sequence + 1);
        }
    }

    private void MoveFirst()
    {
        foreach (var block in Blocks.All)
        {
            if (block.Live > 0)
            {
                _first = block.FirstLiveSequence;
                return;
            }
        }
    }

    private void Compact(Block block)
    {
        var at = Blocks.Find(block.FirstSequence);
        block.CompactBelow = block.Live / 2;
        var (from, count) = BlockCompactor.Neighbours(Blocks, at, block.Length);
        BlockCompactor.Run(Blocks, from, count, NewCompacted(Blocks[from], Blocks[from + count - 1]), OnDropped);
    }
}
