namespace Gust.Storage.Streams.Blocks;

/// <summary>A stretch of a stream's messages, one record behind the other. Knows which of them are removed.</summary>
/// <remarks>
/// Owned by its store, but for the index of a sealed block, which <see cref="BlockCache"/> may take away from any thread.
/// What is removed at the front is told by <see cref="FirstLive"/>; bits are spent only on removals behind it.
/// </remarks>
internal abstract class Block(ulong id, ulong firstSequence, int start)
{
    private ulong[]? _removed;

    /// <summary>The index while nobody uses it. Exchanged with null by whoever takes it.</summary>
    internal BlockIndex? Index;

    /// <summary>Used since the cache looked last.</summary>
    internal bool WasUsed;

    public ulong Id { get; } = id;

    /// <summary>Where the first record lies.</summary>
    public int Start { get; } = start;

    /// <summary>Where the last record ends.</summary>
    public int Length { get; protected set; } = start;

    /// <summary>At or before its first record, removed or not, and behind the block before.</summary>
    public ulong FirstSequence { get; private set; } = firstSequence;

    public ulong LastSequence { get; private set; } = firstSequence - 1;

    /// <summary>The latest time in it.</summary>
    public long TimeMax { get; private set; } = long.MinValue;

    /// <summary>Whether no record is older than the one before it.</summary>
    public bool IsInOrderOfTime { get; private set; } = true;

    /// <summary>Records, with those that are removed.</summary>
    public int Count { get; private set; }

    public int Live { get; private set; }

    /// <summary>Bytes of records that are not removed.</summary>
    public long LiveBytes { get; private set; }

    /// <summary>The first record that is not removed; <see cref="Count"/>: none.</summary>
    public int FirstLive { get; private set; }

    public ulong FirstLiveSequence { get; private set; } = firstSequence;

    /// <summary>No record will be added.</summary>
    public bool IsSealed { get; private set; }

    /// <summary>Live records below which writing it anew is worth trying.</summary>
    public int CompactBelow { get; set; } = int.MaxValue;

    public ReadOnlySpan<ulong> RemovedBits => _removed;

    /// <summary>Its bytes are compressed or encrypted where they are stored.</summary>
    public virtual bool IsCoded => false;

    /// <summary>Written anew, it would be smaller and quicker to read, though nothing is removed.</summary>
    public virtual bool IsFragmented => false;

    public bool IsLive(int ordinal)
    {
        if (ordinal < FirstLive)
        {
            return false;
        }

        var bits = _removed;
        var word = ordinal >> 6;
        return bits is null || word >= bits.Length || (bits[word] & (1UL << ordinal)) == 0;
    }

    /// <summary>The first record at or after an ordinal that is not removed; <see cref="Count"/>: none.</summary>
    public int NextLive(int ordinal)
    {
        ordinal = Math.Max(ordinal, FirstLive);
        while (ordinal < Count && !IsLive(ordinal))
        {
            ordinal++;
        }

        return Math.Min(ordinal, Count);
    }

    /// <summary>The last record at or before an ordinal that is not removed; -1: none.</summary>
    public int PreviousLive(int ordinal)
    {
        while (ordinal >= FirstLive && !IsLive(ordinal))
        {
            ordinal--;
        }

        return ordinal >= FirstLive ? ordinal : -1;
    }

    /// <summary>How many records between two ordinals (the second not included) are not removed.</summary>
    public int CountLive(int from, int to)
    {
        from = Math.Max(from, FirstLive);
        if (_removed is null)
        {
            return Math.Max(0, to - from);
        }

        var live = 0;
        for (var ordinal = from; ordinal < to; ordinal++)
        {
            live += IsLive(ordinal) ? 1 : 0;
        }

        return live;
    }

    /// <summary>Bytes of a record, found without reading it: records lie without room between them.</summary>
    public int RecordLength(BlockIndex index, int ordinal) =>
        (ordinal + 1 < index.Count ? index[ordinal + 1].Offset : Length) - index[ordinal].Offset;

    /// <summary>Room for a record behind the last one. An <see cref="IOException"/> changes nothing.</summary>
    public abstract Span<byte> Reserve(int size);

    /// <summary>The record in the room just reserved is part of the block from now on.</summary>
    public void Commit(int size, ulong sequence, long time)
    {
        if (FirstLive == Count)
        {
            FirstLiveSequence = sequence;
        }

        IsInOrderOfTime &= time >= TimeMax;
        TimeMax = Math.Max(TimeMax, time);
        LastSequence = sequence;
        Count++;
        Live++;
        LiveBytes += size;
        Length += size;
    }

    /// <summary>Whether what lies there never left memory.</summary>
    public abstract bool IsTrusted(int offset);

    /// <summary>Bytes of the block, fewer only where it ends. They hold until the next call.</summary>
    public abstract ReadOnlySpan<byte> Read(int offset, int length);

    /// <summary>Overwrites the content of a record where it lies.</summary>
    public abstract void Erase(int offset, int length);

    /// <summary>Takes note that a record's message is removed.</summary>
    public virtual void Remove(int ordinal, BlockIndex index)
    {
        Live--;
        LiveBytes -= RecordLength(index, ordinal);
        if (ordinal == FirstLive)
        {
            FirstLive++;
            FirstLive = NextLive(FirstLive);
            FirstLiveSequence = FirstLive < Count ? index.SequenceAt(FirstLive) : LastSequence + 1;
            return;
        }

        var word = ordinal >> 6;
        if (_removed is null || word >= _removed.Length)
        {
            Array.Resize(ref _removed, Math.Max(word + 1, ((IsSealed ? Count : ordinal * 2) + 63) >> 6));
        }

        _removed[word] |= 1UL << ordinal;
    }

    /// <summary>No record comes after this one. An <see cref="IOException"/> changes nothing.</summary>
    public void Seal(BlockIndex index, ulong numbering)
    {
        OnSealing(index, numbering);
        IsSealed = true;
    }

    /// <summary>The index as it was written behind the records; null when it was not or is damaged.</summary>
    public virtual BlockIndex? ReadIndex(ulong numbering) => null;

    /// <summary>Gives memory and handles back; the bytes stay where they are durable.</summary>
    public abstract void Release();

    /// <summary>Takes over what an image says of the block.</summary>
    public void Restore(in BlockState state, ulong[]? removed)
    {
        FirstSequence = state.FirstSequence;
        LastSequence = state.LastSequence;
        TimeMax = state.TimeMax;
        IsInOrderOfTime = state.IsInOrderOfTime;
        Count = state.Count;
        Live = state.Live;
        LiveBytes = state.LiveBytes;
        FirstLive = state.FirstLive;
        FirstLiveSequence = state.FirstLiveSequence;
        IsSealed = state.IsSealed;
        Length = state.Length;
        _removed = removed;
    }

    public BlockState Save() => new()
    {
        Id = Id,
        FirstSequence = FirstSequence,
        LastSequence = LastSequence,
        TimeMax = TimeMax,
        LiveBytes = LiveBytes,
        FirstLiveSequence = FirstLiveSequence,
        Count = Count,
        Live = Live,
        FirstLive = FirstLive,
        Length = Length,
        RemovedWords = _removed?.Length ?? 0,
        Flags = (IsInOrderOfTime ? BlockFlags.InOrderOfTime : 0) | (IsSealed ? BlockFlags.Sealed : 0) | (IsCoded ? BlockFlags.Coded : 0),
    };

    protected virtual void OnSealing(BlockIndex index, ulong numbering)
    {
    }
}
