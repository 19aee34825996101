using Gust.Storage.Streams.Blocks;

namespace Gust.Storage.Streams.Files;

/// <summary>The file of a block of which nothing is known yet, to be read.</summary>
internal class RawBlock : Block
{
    private readonly BlockFolder _folder;

    public RawBlock(BlockFolder folder, ulong id, int length)
        : base(id, firstSequence: 1, BlockHeader.Size)
    {
        _folder = folder;
        Length = Math.Max(length, BlockHeader.Size);
        HasHeader = length >= BlockHeader.Size && BlockHeader.TryRead(folder.Read(id, 0, BlockHeader.Size, length), out _);
    }

    public bool HasHeader { get; }

    /// <summary>Whether the file tells elsewhere than in the record that it is removed.</summary>
    public virtual bool IsRemoved(int offset) => false;

    public override Span<byte> Reserve(int size) => throw new NotSupportedException();

    public override bool IsTrusted(int offset) => false;

    public override ReadOnlySpan<byte> Read(int offset, int length) => _folder.Read(Id, offset, length, Length);

    public override void Erase(int offset, int length) => throw new NotSupportedException();

    public override void Release() => _folder.Close(Id);
}
