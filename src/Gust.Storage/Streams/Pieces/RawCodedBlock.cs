using Gust.Storage.Streams.Files;

namespace Gust.Storage.Streams.Pieces;

/// <summary>A file of pieces of which nothing is known yet, to be read.</summary>
internal sealed class RawCodedBlock : RawBlock
{
    private readonly BlockFolder _folder;
    private readonly PieceMap _map;
    private readonly HashSet<int> _removed = [];
    private int _removedBelow;

    public RawCodedBlock(BlockFolder folder, ulong id)
        : base(folder, id, (int)Math.Min(folder.Open(id).Length, BlockHeader.Size))
    {
        _folder = folder;
        _map = PieceMap.Load(folder.Open(id), id, int.MaxValue);
        Length = _map.End;
        CodedBlock.ReadRemovals(folder, id, _map, Remember);
    }

    /// <summary>Whether there is anything that shows the file to be one of pieces.</summary>
    public bool HasPieces => _map.Entries.Count > 0;

    public override bool IsRemoved(int offset) => offset < _removedBelow || _removed.Contains(offset);

    public override ReadOnlySpan<byte> Read(int offset, int length) =>
        offset < Length ? _folder.Pieces.Read(_map, Id, offset, Math.Min(length, Length - offset)) : default;

    private void Remember(int place, bool isFront)
    {
        if (isFront)
        {
            _removedBelow = Math.Max(_removedBelow, place);
        }
        else
        {
            _removed.Add(place);
        }
    }
}
