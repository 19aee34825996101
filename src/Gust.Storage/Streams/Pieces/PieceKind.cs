namespace Gust.Storage.Streams.Pieces;

/// <summary>What a piece holds. The numbers stand in files.</summary>
internal enum PieceKind : byte
{
    /// <summary>Bytes of the block from a place on; what earlier pieces said of that place and all behind it counts no more.</summary>
    Content = 1,

    /// <summary>The same bytes as an earlier piece's, but for what was erased; it counts instead of that.</summary>
    Patch = 2,

    /// <summary>Places of records that are removed, for a rebuild without image.</summary>
    Removals = 3,

    /// <summary>The index of a full block, which ends at a place.</summary>
    Index = 4,
}
