using Gust.Storage.Streams.Subjects;

namespace Gust.Storage.Streams.Blocks;

/// <summary>Makes the index of a block from its records.</summary>
/// <remarks>
/// Places in an index never shift, for removals are known by them: what cannot be read gets an entry of no subject, as long as the
/// block's count says that there was a record.
/// </remarks>
internal static class IndexBuilder
{
    public static BlockIndex Build(Block block, SubjectTable subjects, IDamageListener listener)
    {
        var index = new BlockIndex(block.FirstSequence, block.Count);
        var scanner = new RecordScanner(block, block.Length, block.LastSequence);
        while (scanner.MoveNext(out var record))
        {
            var head = RecordCodec.Head(record);
            if (scanner.Skipped > 0)
            {
                FillHole(index, block, scanner.Previous, head.Sequence, scanner.Offset - scanner.Skipped);
                listener.OnDamage(new StreamDamage(block.Id, scanner.Offset - scanner.Skipped, scanner.Skipped, scanner.Previous + 1, head.Sequence - 1));
            }

            var subject = subjects.Find(RecordCodec.Subject(record));
            index.Add(head.Sequence, new IndexEntry(scanner.Offset, head.Flags.HasFlag(RecordFlags.Headers), subject, head.Back));
        }

        if (index.Count < block.Count)
        {
            var previous = index.Count == 0 ? block.FirstSequence - 1 : index.SequenceAt(index.Count - 1);
            FillHole(index, block, previous, block.LastSequence + 1, block.Length - scanner.Skipped);
            listener.OnDamage(new StreamDamage(block.Id, block.Length - scanner.Skipped, scanner.Skipped, previous + 1, block.LastSequence));
        }

        return index;
    }

    /// <summary>As many entries as the hole has sequences and the block has records that are still missing.</summary>
    private static void FillHole(BlockIndex index, Block block, ulong previous, ulong next, int offset)
    {
        var behind = block.LastSequence + 1 - next;
        var room = (ulong)(block.Count - index.Count);
        var missing = (int)Math.Min(next - previous - 1, room - Math.Min(room, Math.Min(behind, 1)));
        for (var i = 1; i <= missing; i++)
        {
            index.Add(previous + (uint)i, new IndexEntry(offset, hasHeaders: false, subject: 0, back: 0));
        }
    }
}
