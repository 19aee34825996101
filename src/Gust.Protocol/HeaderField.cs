namespace Gust.Protocol;

/// <summary>One line of a header block.</summary>
/// <param name="line">The line without its end.</param>
/// <param name="start">Where the line begins in the block.</param>
/// <param name="end">Where the next one begins.</param>
internal readonly ref struct HeaderField(ReadOnlySpan<byte> line, int start, int end)
{
    private readonly ReadOnlySpan<byte> _line = line;

    public int Start => start;

    public int End => end;

    /// <summary>Nothing stands in it: the end of the block, unless somebody hides something behind it.</summary>
    public bool IsEmpty => _line.IsEmpty;

    /// <summary>Belongs to the line before it for those who know folded lines.</summary>
    public bool IsContinuation => !_line.IsEmpty && _line[0] is (byte)' ' or (byte)'\t';

    /// <summary>As written, without the blanks around it; empty in a line without a colon.</summary>
    public ReadOnlySpan<byte> Name => _line[..Math.Max(0, _line.IndexOf((byte)':'))].Trim(" \t"u8);

    public ReadOnlySpan<byte> Value => _line[(_line.IndexOf((byte)':') + 1)..].Trim(" \t"u8);
}
