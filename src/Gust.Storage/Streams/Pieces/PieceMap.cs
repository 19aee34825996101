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
    /// <param name="limit">Where the block ends: what lies behind is of a life that was given up.</param>
    public static PieceMap Load(IDiskFile file, ulong block, int limit)
    {
        var map = new PieceMap();
        long length = file.Length;
        Span<byte> bytes = stackalloc byte[PieceHeader.Size];
        for (long at = Files.BlockHeader.Size; at + PieceHeader.Size <= length && file.Read(at, bytes) == bytes.Length;)
        {
            // A bad header, or the rest of a write that was cut off: the next piece is looked for behind it.
            bool isPiece = PieceHeader.TryRead(bytes, out PieceHeader header)
                && header.Block == (uint)block
                && at + PieceHeader.Size + header.Stored <= length
                && (!map.Supersedes(header) || PieceCodec.IsIntact(file, at, header));
            if (isPiece)
            {
                map.Take(header, at);
                at += PieceHeader.Size + header.Stored;
            }

            at = PieceHeader.AlignUp(isPiece ? at : at + 1);
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

    /// <summary>Whether a piece takes the place of others: then it must be whole, for they would be lost with it.</summary>
    private bool Supersedes(in PieceHeader header) =>
        header.Kind == PieceKind.Patch || (header.Kind is PieceKind.Content or PieceKind.Index && header.Start < End);

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
