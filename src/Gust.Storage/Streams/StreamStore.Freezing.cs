using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Files;

namespace Gust.Storage.Streams;

internal abstract partial class StreamStore
{
    private readonly List<FrozenMessages> _frozen = [];

    /// <summary>The messages as they are now, to be read elsewhere while the store goes on. Ended by <see cref="Thaw"/>.</summary>
    public FrozenMessages Freeze()
    {
        var folder = PrepareToFreeze(out var image);
        List<Block> blocks = [];
        foreach (var block in Blocks.All)
        {
            if (block.Live > 0)
            {
                blocks.Add(Copy(block, folder));
            }
        }

        var frozen = new FrozenMessages(blocks, Blocks.Numbering, State, folder, image);
        _frozen.Add(frozen);
        return frozen;
    }

    /// <summary>Nobody reads it any more.</summary>
    public void Thaw(FrozenMessages frozen)
    {
        frozen.Release();
        _frozen.Remove(frozen);
    }

    /// <summary>Sees to it that all is where another reader finds it. Returns where that is; null: in memory.</summary>
    /// <param name="image">What is given up after this image must be kept.</param>
    protected abstract BlockFolder? PrepareToFreeze(out long image);

    /// <summary>A block with the same bytes, of its own.</summary>
    protected abstract Block Copy(Block block, BlockFolder? folder);

    /// <summary>An image up to which files may be deleted, if there is one up to which they may not.</summary>
    protected long KeepFrozen(long image)
    {
        foreach (var frozen in _frozen)
        {
            image = Math.Min(image, frozen.Image);
        }

        return image;
    }
}
