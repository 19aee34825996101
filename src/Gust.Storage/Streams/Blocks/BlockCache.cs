namespace Gust.Storage.Streams.Blocks;

/// <summary>Bounds the memory of the indexes of all stores' sealed blocks: the least used ones are given up and loaded again when asked for.</summary>
/// <remarks>
/// Thread-safe; its lock is a leaf. A store takes an index out of its block while it uses it, so that it cannot be given up meanwhile:
/// each store holds one. Second chance instead of an exact order, so that using an index costs no lock.
/// </remarks>
internal sealed class BlockCache(long bytesMax)
{
    private readonly Lock _lock = new();
    private readonly List<(Block Block, long Bytes)> _blocks = [];
    private long _bytes;
    private int _hand;

    /// <summary>What the indexes take in memory.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Counts an index that was made or loaded, and gives up others when there are too many.</summary>
    public void Add(Block block, long bytes)
    {
        lock (_lock)
        {
            block.WasUsed = true;
            _blocks.Add((block, bytes));
            _bytes += bytes;
            GiveUp();
        }
    }

    /// <summary>Forgets a block that is no more, with its index.</summary>
    public void Remove(Block block)
    {
        lock (_lock)
        {
            for (var i = 0; i < _blocks.Count; i++)
            {
                if (ReferenceEquals(_blocks[i].Block, block))
                {
                    Drop(i);
                    break;
                }
            }

            Interlocked.Exchange(ref block.Index, null)?.Dispose();
        }
    }

    private void GiveUp()
    {
        // Two rounds at most: the first takes the second chances away. What is in use is left.
        for (var looks = _blocks.Count * 2; looks > 0 && _bytes > bytesMax; looks--)
        {
            _hand = _hand < _blocks.Count ? _hand : 0;
            var block = _blocks[_hand].Block;
            if (block.WasUsed)
            {
                block.WasUsed = false;
                _hand++;
            }
            else if (Interlocked.Exchange(ref block.Index, null) is { } index)
            {
                index.Dispose();
                Drop(_hand);
            }
            else
            {
                _hand++;
            }
        }
    }

    private void Drop(int at)
    {
        _bytes -= _blocks[at].Bytes;
        _blocks[at] = _blocks[^1];
        _blocks.RemoveAt(_blocks.Count - 1);
    }
}
