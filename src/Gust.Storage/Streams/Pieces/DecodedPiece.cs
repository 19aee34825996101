namespace Gust.Storage.Streams.Pieces;

/// <summary>The content of a piece that was read.</summary>
/// <param name="at">Where the piece lies in the file; what is written later lies elsewhere.</param>
/// <param name="isGood">False: it could not be read, and its bytes are zeros.</param>
internal sealed class DecodedPiece(ulong block, long at, byte[] bytes, bool isGood)
{
    public ulong Block => block;

    public long At => at;

    public byte[] Bytes => bytes;

    public bool IsGood => isGood;

    /// <summary>When it was used last, in uses of any piece of the store.</summary>
    public long Used { get; set; }
}
