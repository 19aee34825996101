namespace Gust.Storage.Streams.Blocks;

/// <summary>Walks the records of a block by their own lengths; past a damaged stretch it looks for the next good record.</summary>
internal ref struct RecordScanner(Block block, int end, ulong sequenceMax)
{
    private ulong _previous = block.FirstSequence == 0 ? 0 : block.FirstSequence - 1;
    private bool _isFirst = true;

    /// <summary>Where the record lies that was found last.</summary>
    public int Offset { get; private set; } = block.Start;

    /// <summary>Where the next one should lie.</summary>
    public int Next { get; private set; } = block.Start;

    /// <summary>Bytes that were passed over before the record that was found last, or before the end.</summary>
    public int Skipped { get; private set; }

    /// <summary>The sequence before that of the record found last.</summary>
    public ulong Previous { get; private set; }

    /// <param name="record">It holds until the block is read again.</param>
    public bool MoveNext(out ReadOnlySpan<byte> record)
    {
        Skipped = 0;
        Previous = _previous;
        var at = Next;
        while (at + RecordCodec.FixedSize <= end && block.Read(at, RecordCodec.FixedSize).Length == RecordCodec.FixedSize)
        {
            if (TryReadAt(at, out record))
            {
                Skipped = at - Next;
                Offset = at;
                Next = at + record.Length;
                _previous = RecordCodec.Head(record).Sequence;
                _isFirst = false;
                return true;
            }

            at = at == Next ? AfterBad(at) : at + 1;
        }

        record = default;
        Skipped = end - Next;
        Offset = end;
        return false;
    }

    /// <summary>Most often the content is bad and the length good: what comes next is then tried first.</summary>
    private readonly int AfterBad(int at)
    {
        var length = block.Read(at, RecordCodec.FixedSize) is { Length: RecordCodec.FixedSize } bytes ? RecordCodec.Head(bytes).Length : 0;
        return length >= RecordCodec.FixedSize && length < end - at && TryReadAt(at + length, out _) ? at + length : at + 1;
    }

    private readonly bool TryReadAt(int at, out ReadOnlySpan<byte> record)
    {
        record = default;
        var bytes = block.Read(at, RecordCodec.FixedSize);
        if (bytes.Length < RecordCodec.FixedSize)
        {
            return false;
        }

        var head = RecordCodec.Head(bytes);
        var isPlausible = head.Length >= RecordCodec.FixedSize
            && head.Length <= end - at
            && head.SubjectLength <= head.Length - RecordCodec.FixedSize
            && head.Sequence <= sequenceMax
            && (head.Sequence > _previous || (_isFirst && head.Sequence == 0));
        if (!isPlausible)
        {
            return false;
        }

        record = block.Read(at, head.Length);
        return RecordCodec.IsIntact(record);
    }
}
