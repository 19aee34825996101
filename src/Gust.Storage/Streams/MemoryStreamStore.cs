using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Files;

namespace Gust.Storage.Streams;

/// <summary>A stream's messages in memory.</summary>
internal sealed class MemoryStreamStore(StreamStoreOptions options) : StreamStore(options)
{
    private ulong _nextId = 1;

    /// <summary>Gives up what can be made again when it is asked for.</summary>
    public override void Trim() => ReleaseSearches();

    protected override BlockFolder? PrepareToFreeze(out long image)
    {
        image = 0;
        return null;
    }

    protected override Block Copy(Block block, BlockFolder? folder) => ((MemoryBlock)block).Share();

    protected override Block NewBlock(ulong firstSequence) => new MemoryBlock(_nextId++, firstSequence, Options.MemoryBlockBytes);

    protected override Block NewCompacted(Block first, Block last) => NewBlock(first.FirstSequence);

    protected override bool IsFull(Block block, int size) => block.Length + size > Options.MemoryBlockBytes;

    protected override long CountedSize(int recordLength, bool hasHeaders) =>
        recordLength - RecordCodec.FixedSize - (hasHeaders ? 4 : 0) + MessageSize.InMemory(0, 0, 0);

    protected override void OnDropped(Block block) => block.Release();
}
