namespace Gust.Protocol;

/// <summary>The fields of a PUB or HPUB line.</summary>
internal readonly ref struct PublishArguments
{
    public ReadOnlySpan<byte> Subject { get; private init; }

    public ReadOnlySpan<byte> Reply { get; private init; }

    /// <summary>Bytes of the header block; -1 for PUB.</summary>
    public int HeaderSize { get; private init; }

    /// <summary>Bytes of header block and payload.</summary>
    public int Size { get; private init; }

    /// <summary>Where the fields behind the subject start in the line, when each is followed by one space or the end; else -1.</summary>
    public int TailStart { get; private init; }

    /// <summary>Reads <c>subject [reply] size</c>, or with headers <c>subject [reply] headersize size</c>; no blanks at the front.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, bool hasHeaders, out PublishArguments arguments)
    {
        arguments = default;
        int subjectEnd = Ascii.FieldEnd(line);
        ReadOnlySpan<byte> rest = Ascii.TrimStart(line[subjectEnd..]);
        if (subjectEnd == 0 || rest.IsEmpty)
        {
            return false;
        }

        int tailStart = line.Length - rest.Length;
        ReadOnlySpan<byte> trimmed = Ascii.TrimEnd(rest);
        bool canonical = trimmed.Length == rest.Length;
        if (!TakeSize(ref trimmed, ref canonical, out int size))
        {
            return false;
        }

        int headerSize = -1;
        if (hasHeaders && (!TakeSize(ref trimmed, ref canonical, out headerSize) || headerSize > size))
        {
            return false;
        }

        if (Ascii.FieldEnd(trimmed) < trimmed.Length)
        {
            return false;
        }

        arguments = new PublishArguments
        {
            Subject = line[..subjectEnd],
            Reply = trimmed,
            HeaderSize = headerSize,
            Size = size,
            TailStart = canonical ? tailStart : -1,
        };
        return true;
    }

    /// <summary>Takes the last field of <paramref name="fields"/> as a size, with the blanks before it.</summary>
    private static bool TakeSize(ref ReadOnlySpan<byte> fields, ref bool canonical, out int size)
    {
        int start = Ascii.LastFieldStart(fields);
        size = Ascii.ParseSize(fields[start..]);
        ReadOnlySpan<byte> before = Ascii.TrimEnd(fields[..start]);
        canonical &= start == 0 || (before.Length == start - 1 && fields[start - 1] == ' ');
        fields = before;
        return size >= 0;
    }
}
