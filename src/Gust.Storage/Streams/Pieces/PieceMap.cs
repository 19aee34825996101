using Gust.Foundation.Disk;

namespace Gust.Storage.Streams.Pieces;

/// <summary>Which piece of a file holds which stretch of a block. A file is only ever added to, so a later piece says what counts of earlier ones.</summary>
internal sealed class PieceMap
{
    private readonly List<PieceEntry> _entries = [];

    private readonly List<RemovalPiece> _removals = [];

    public IReadOnlyList<PieceEntry> Entries => _entries;

    /// <summary>Pieces that tell of removed records.</summary>
    public IReadOnlyList<RemovalPiece> Removals => _removals;

    /// <summary>Where the index of the full block lies; 0: nowhere.</summary>
    public long IndexAt { get; private set; }

    /// <summary>Where the block ends, as far as its pieces tell.</summary>
    public int End { get; private set; } = Files.BlockHeader.Size;

    /// <summary>Where in the file the next piece goes.</summary>
    public long FileEnd { get; private set; } = Files.BlockHeader.Size;

    /// <summary>Finds the pieces in a file.</summary>
    /// <remarks>
    /// A patch must be whole, for it takes the place of what is good. Content need not: what it takes the place of was given up when
    /// it was written, and an image that counts on it comes after its sync.
    /// </remarks>
    /// <param name="limit">Where the block ends: what lies behind is of a life that was given up.</param>
    public static PieceMap Load(IDiskFile file, ulong block, int limit)
    {
        var map = new PieceMap();
        long length = file.Length;
        Span<byte> bytes = stackalloc byte[PieceHeader.Size];
        for (long at = Files.BlockHeader.Size; at + PieceHeader.Size <= length && file.Read(at, bytes) == bytes.Length;)
        {
            bool isHeader = PieceHeader.TryRead(bytes, out PieceHeader header) && header.Block == (uint)block;
            long end = at + PieceHeader.Size + header.Stored;
            if (isHeader && end <= length && (header.Kind != PieceKind.Patch || PieceCodec.IsIntact(file, at, header)))
            {
                map.Take(header, at);
                at = PieceHeader.AlignUp(end);
            }
            else
            {
                // A bad header, or the rest of a write that was cut off: the next piece is looked for behind it.
                at = PieceHeader.AlignUp(at + 1);
            }

            // What was cut off says still how long it was to be: nothing may be written where that would hide it.
            map.FileEnd = isHeader ? Math.Max(map.FileEnd, PieceHeader.AlignUp(end)) : map.FileEnd;
        }

        map.CutFrom(limit);
        map.FileEnd = Math.Max(map.FileEnd, PieceHeader.AlignUp(length));
        return map;
    }

    /// <summary>A piece was written.</summary>
    public void Add(in PieceHeader header, long at, int size)
    {
        Take(header, at);
        FileEnd = PieceHeader.AlignUp(at + size);
    }

    /// <summary>The piece that holds a place; false: none does.</summary>
    public bool TryFind(int place, out PieceEntry entry)
    {
        int low = 0;
        for (int high = _entries.Count; low < high;)
        {
            int middle = (low + high) >> 1;
            if (_entries[middle].Start <= place)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        entry = low > 0 ? _entries[low - 1] : default;
        return low > 0 && place < entry.End;
    }

    /// <summary>Where the first piece behind a place begins.</summary>
    public int NextStart(int place)
    {
        foreach (PieceEntry entry in _entries)
        {
            if (entry.Start > place)
            {
                return entry.Start;
            }
        }

        return End;
    }

    private void Take(in PieceHeader header, long at)
    {
        switch (header.Kind)
        {
            case PieceKind.Content:
                CutFrom(header.Start);
                _entries.Add(new PieceEntry(header.Start, header.Length, at));
                End = header.End;
                IndexAt = 0;
                break;
            case PieceKind.Patch:
                Patch(new PieceEntry(header.Start, header.Length, at));
                break;
            case PieceKind.Removals:
                _removals.Add(new RemovalPiece(at, header, Below: int.MaxValue));
                break;
            case PieceKind.Index:
                CutFrom(header.Start);
                End = header.Start;
                IndexAt = at;
                break;
        }
    }

    private void Patch(PieceEntry patched)
    {
        int found = _entries.FindIndex(entry => entry.Start == patched.Start && entry.Length == patched.Length);
        if (found >= 0)
        {
            _entries[found] = patched;
        }
    }

    private void CutFrom(int place)
    {
        for (int i = 0; i < _removals.Count && place < End; i++)
        {
            _removals[i] = _removals[i] with { Below = Math.Min(_removals[i].Below, place) };
        }

        while (_entries is [.., var last] && last.Start >= place)
        {
            _entries.RemoveAt(_entries.Count - 1);
        }

        End = Math.Min(End, place);
    }
}
