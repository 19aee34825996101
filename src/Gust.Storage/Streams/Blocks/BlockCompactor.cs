namespace Gust.Storage.Streams.Blocks;

/// <summary>Writes blocks that are mostly holes anew, several that lie together as one.</summary>
/// <remarks>The old ones stay as they are until the new one is complete; a damaged record, or a disk that fails, leaves all as it was.</remarks>
internal static class BlockCompactor
{
    /// <summary>Smaller blocks are not worth the work.</summary>
    private const int BytesMin = 64 << 10;

    /// <summary>Whether two thirds behind the first message are removed.</summary>
    public static bool IsWorthwhile(Block block) =>
        block.Length >= BytesMin && block.Live < block.CompactBelow && block.Live * 3L < block.Count - block.FirstLive;

    /// <summary>The run of sealed blocks about one whose messages fit into half a block together.</summary>
    public static (int From, int Count) Neighbours(BlockList blocks, int at, int blockBytes)
    {
        var from = at;
        var to = at;
        var bytes = blocks[at].LiveBytes;
        while (from > 0 && TryTake(blocks[from - 1], blockBytes, ref bytes))
        {
            from--;
        }

        while (to + 1 < blocks.Count && TryTake(blocks[to + 1], blockBytes, ref bytes))
        {
            to++;
        }

        return (from, BlockIndex.Spans(blocks[from].FirstSequence, blocks[to].LastSequence) ? to - from + 1 : 1);
    }

    /// <summary>Moves what is left of a run of blocks into a new one.</summary>
    public static void Run(BlockList blocks, int from, int count, Block target, Action<Block> dropped)
    {
        var targetIndex = new BlockIndex(target.FirstSequence);
        try
        {
            for (var at = from; at < from + count; at++)
            {
                if (!TryCopy(blocks[at], blocks.IndexOf(blocks[at]), target, targetIndex))
                {
                    Abandon(target, targetIndex, dropped);
                    return;
                }
            }

            target.Seal(targetIndex, blocks.Numbering);
        }
        catch (IOException)
        {
            // The removal that led here has happened; the room is won another time.
            Abandon(target, targetIndex, dropped);
            return;
        }

        var old = blocks.All.Slice(from, count).ToArray();
        blocks.Replace(from, count, target, targetIndex);
        foreach (var block in old)
        {
            dropped(block);
        }
    }

    private static bool TryTake(Block block, int blockBytes, ref long bytes)
    {
        if (!block.IsSealed || block.LiveBytes > blockBytes / 4 || bytes + block.LiveBytes > blockBytes / 2)
        {
            return false;
        }

        bytes += block.LiveBytes;
        return true;
    }

    private static bool TryCopy(Block source, BlockIndex index, Block target, BlockIndex targetIndex)
    {
        for (var ordinal = source.NextLive(0); ordinal < index.Count; ordinal = source.NextLive(ordinal + 1))
        {
            var entry = index[ordinal];
            var length = source.RecordLength(index, ordinal);
            var record = source.Read(entry.Offset, length);
            if (record.Length < length || !RecordCodec.IsIntact(record))
            {
                return false;
            }

            var head = RecordCodec.Head(record);
            record.CopyTo(target.Reserve(length));
            targetIndex.Add(head.Sequence, new IndexEntry(target.Length, entry.HasHeaders, entry.Subject, entry.Back));
            target.Commit(length, head.Sequence, head.Time);
        }

        return true;
    }

    private static void Abandon(Block target, BlockIndex index, Action<Block> dropped)
    {
        index.Dispose();
        dropped(target);
    }
}
