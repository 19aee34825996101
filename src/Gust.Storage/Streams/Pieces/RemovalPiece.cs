namespace Gust.Storage.Streams.Pieces;

/// <summary>A piece that tells of removed records.</summary>
/// <param name="Below">It tells of places before this one; those behind were written again since.</param>
internal readonly record struct RemovalPiece(long At, PieceHeader Header, int Below);
