namespace Gust.Protocol;

/// <summary>Walks the lines of a header block after its first, without copying.</summary>
/// <remarks>
/// A lone CR or LF ends a line too, and an empty line is passed over: some clients read a block so, and what they may see
/// must not be hidden from the server.
/// </remarks>
internal readonly ref struct HeaderFields(ReadOnlySpan<byte> block)
{
    private readonly ReadOnlySpan<byte> _block = block;

    public Enumerator GetEnumerator() => new(_block);

    /// <summary>The value of the first field of exactly this name; empty when there is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> block, ReadOnlySpan<byte> name)
    {
        foreach (HeaderField field in new HeaderFields(block))
        {
            if (field.Name.SequenceEqual(name))
            {
                return field.Value;
            }
        }

        return default;
    }

    /// <summary>Where the first line, <c>NATS/1.0</c> and perhaps a status, is over.</summary>
    public static int EndOfFirstLine(ReadOnlySpan<byte> block) => EndOfLine(block, 0, out _);

    private static int EndOfLine(ReadOnlySpan<byte> block, int start, out int length)
    {
        length = block[start..].IndexOfAny("\r\n"u8);
        if (length < 0)
        {
            length = block.Length - start;
            return block.Length;
        }

        int end = start + length;
        return block[end..].StartsWith("\r\n"u8) ? end + 2 : end + 1;
    }

    internal ref struct Enumerator(ReadOnlySpan<byte> block)
    {
        private readonly ReadOnlySpan<byte> _block = block;
        private int _next = EndOfFirstLine(block);

        public HeaderField Current { get; private set; }

        public bool MoveNext()
        {
            if (_next >= _block.Length)
            {
                return false;
            }

            int start = _next;
            _next = EndOfLine(_block, start, out int length);
            Current = new HeaderField(_block.Slice(start, length), start, _next);
            return true;
        }
    }
}
