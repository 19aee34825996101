using Gust.Storage.Streams.Subjects;

namespace Gust.Storage.Streams.Blocks;

/// <summary>The blocks of one stream by rising sequence, and the one index of them that is in use.</summary>
internal sealed class BlockList(SubjectTable subjects, BlockCache cache, IDamageListener listener)
{
    private Block[] _blocks = new Block[1];
    private Block? _held;
    private BlockIndex? _index;
    private int _hint;

    public int Count { get; private set; }

    public Block this[int at] => _blocks[at];

    public ReadOnlySpan<Block> All => _blocks.AsSpan(0, Count);

    /// <summary>The block that takes new messages; null: none does.</summary>
    public Block? Active => Count > 0 && !_blocks[Count - 1].IsSealed ? _blocks[Count - 1] : null;

    /// <summary>Names the lineage of subject numbers in written indexes.</summary>
    public ulong Numbering { get; set; }

    /// <summary>The block in which a sequence is if it is anywhere; the first one for those before; -1: there are no blocks.</summary>
    public int Find(ulong sequence)
    {
        var blocks = All;
        if (_hint < blocks.Length && IsIn(blocks, _hint, sequence))
        {
            return _hint;
        }

        var low = 0;
        var high = blocks.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (blocks[middle].FirstSequence <= sequence)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        _hint = Math.Max(0, low - 1);
        return blocks.Length == 0 ? -1 : _hint;
    }

    /// <summary>The index of a block; it holds until that of another one is asked for.</summary>
    public BlockIndex IndexOf(Block block)
    {
        if (ReferenceEquals(block, _held))
        {
            return _index!;
        }

        LetGo();
        var index = Interlocked.Exchange(ref block.Index, null) ?? Load(block);
        block.WasUsed = true;
        _held = block;
        _index = index;
        return index;
    }

    public void Add(Block block)
    {
        if (Count == _blocks.Length)
        {
            Array.Resize(ref _blocks, Count * 2);
        }

        _blocks[Count++] = block;
    }

    /// <summary>Adds a block with an index that has been made.</summary>
    public void Add(Block block, BlockIndex index)
    {
        Add(block);
        Provide(block, index);
    }

    /// <summary>Puts one block into the place of a run of others, whose indexes are given up.</summary>
    public void Replace(int from, int count, Block block, BlockIndex index)
    {
        for (var i = 0; i < count; i++)
        {
            GiveUpIndex(_blocks[from + i]);
        }

        _blocks[from] = block;
        RemoveRange(from + 1, count - 1);
        Provide(block, index);
    }

    public void RemoveAt(int at)
    {
        GiveUpIndex(_blocks[at]);
        RemoveRange(at, 1);
    }

    public void Clear()
    {
        foreach (var block in All)
        {
            GiveUpIndex(block);
        }

        RemoveRange(0, Count);
    }

    /// <summary>The index of a sealed block may be given up from now on.</summary>
    public void Share(Block block, BlockIndex index) => cache.Add(block, index.Bytes);

    /// <summary>Gives up the index in use and that of the active block.</summary>
    public void Release()
    {
        LetGo();
        if (Active is { } active)
        {
            GiveUpIndex(active);
        }
    }

    private static bool IsIn(ReadOnlySpan<Block> blocks, int at, ulong sequence) =>
        blocks[at].FirstSequence <= sequence && (at + 1 == blocks.Length || sequence < blocks[at + 1].FirstSequence);

    private void RemoveRange(int from, int count)
    {
        Array.Copy(_blocks, from + count, _blocks, from, Count - from - count);
        Array.Clear(_blocks, Count - count, count);
        Count -= count;
    }

    private void LetGo()
    {
        if (_held is { } held)
        {
            _held = null;
            Interlocked.Exchange(ref held.Index, _index);
            _index = null;
        }
    }

    private void Provide(Block block, BlockIndex index)
    {
        block.Index = index;
        if (block.IsSealed)
        {
            cache.Add(block, index.Bytes);
        }
    }

    private void GiveUpIndex(Block block)
    {
        if (ReferenceEquals(block, _held))
        {
            LetGo();
        }

        if (block.IsSealed)
        {
            cache.Remove(block);
        }
        else
        {
            Interlocked.Exchange(ref block.Index, null)?.Dispose();
        }
    }

    private BlockIndex Load(Block block)
    {
        if (block.Count == 0)
        {
            return new BlockIndex(block.FirstSequence);
        }

        var index = block.ReadIndex(Numbering) ?? IndexBuilder.Build(block, subjects, listener);
        if (block.IsSealed)
        {
            cache.Add(block, index.Bytes);
        }

        return index;
    }
}
