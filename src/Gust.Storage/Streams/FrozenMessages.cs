using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Files;

namespace Gust.Storage.Streams;

/// <summary>The messages of a store as they were at one moment, one after the other. The store goes on meanwhile.</summary>
/// <remarks>
/// Has blocks and files of its own, so that it is read by another thread than the store's owner; one at a time. What is removed
/// afterwards is still shown, but for what is erased. The owner ends it by <see cref="StreamStore.Thaw"/>.
/// </remarks>
internal sealed class FrozenMessages(IReadOnlyList<Block> blocks, ulong numbering, StreamState state, BlockFolder? folder, long image)
{
    private int _block;
    private int _ordinal;
    private int _at;
    private bool _isRefreshed;

    /// <summary>What the store held.</summary>
    public StreamState State => state;

    /// <summary>Messages that could not be read since the beginning.</summary>
    public long Lost { get; private set; }

    /// <summary>Files that were given up after the image with this number are kept for it.</summary>
    internal long Image => image;

    /// <summary>The next message; its spans hold until the next call. False: there is none.</summary>
    /// <exception cref="IOException">The disk fails.</exception>
    public bool TryNext(out StoredMessage message)
    {
        while (_block < blocks.Count)
        {
            var block = blocks[_block];
            _at = Math.Max(_at, block.Start);
            while (_ordinal < block.Count)
            {
                if (TryRead(block, out var record))
                {
                    _isRefreshed = false;
                    _at += record.Length;
                    if (block.IsLive(_ordinal++) && (RecordCodec.Head(record).Flags & RecordFlags.Erased) == 0)
                    {
                        message = RecordCodec.Decode(record);
                        return true;
                    }
                }
                else
                {
                    PassDamaged(block);
                }
            }

            Leave(block);
        }

        message = default;
        return false;
    }

    /// <summary>Begins anew with the first message.</summary>
    public void Rewind()
    {
        Release();
        (_block, _ordinal, _at, Lost) = (0, 0, 0, 0);
    }

    /// <summary>Gives buffers and handles back.</summary>
    internal void Release() => folder?.Release();

    private bool TryRead(Block block, out ReadOnlySpan<byte> record)
    {
        record = block.Read(_at, RecordCodec.FixedSize);
        if (record.Length < RecordCodec.FixedSize)
        {
            return false;
        }

        var length = RecordCodec.Head(record).Length;
        if (length < RecordCodec.FixedSize || length > block.Length - _at)
        {
            return false;
        }

        record = block.Read(_at, length);
        return RecordCodec.IsIntact(record);
    }

    /// <summary>The store may just have erased something there: then a second look finds it whole. Else the block's index tells where the next record lies.</summary>
    private void PassDamaged(Block block)
    {
        if (!_isRefreshed)
        {
            _isRefreshed = true;
            Release();
            return;
        }

        var index = block.ReadIndex(numbering);
        Lost += block.IsLive(_ordinal) ? 1 : 0;
        _ordinal++;
        if (index is null || index.Count != block.Count)
        {
            Lost += block.CountLive(_ordinal, block.Count);
            _ordinal = block.Count;
        }
        else if (_ordinal < block.Count)
        {
            _at = index[_ordinal].Offset;
        }
    }

    private void Leave(Block block)
    {
        folder?.Close(block.Id);
        _block++;
        _ordinal = _at = 0;
        _isRefreshed = false;
    }
}
