namespace Gust.Storage.Streams.Pieces;

/// <summary>Where a stretch of a block lies in its file.</summary>
internal readonly record struct PieceEntry(int Start, int Length, long At)
{
    public int End => Start + Length;
}
