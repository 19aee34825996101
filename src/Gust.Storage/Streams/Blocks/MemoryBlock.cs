using System.Buffers;

namespace Gust.Storage.Streams.Blocks;

/// <summary>A block whose bytes are one array from a pool, no larger than it must be.</summary>
internal sealed class MemoryBlock(ulong id, ulong firstSequence, int capacityMax) : Block(id, firstSequence, start: 0)
{
    private const int CapacityMin = 512;
    private byte[] _bytes = [];

    /// <summary>Another block has the same array: it is left to the collector.</summary>
    private bool _isShared;

    public override Span<byte> Reserve(int size)
    {
        if (_bytes.Length - Length < size)
        {
            Grow(Length + size);
        }

        return _bytes.AsSpan(Length, size);
    }

    public override bool IsTrusted(int offset) => true;

    public override ReadOnlySpan<byte> Read(int offset, int length) => _bytes.AsSpan(offset, Math.Min(length, Length - offset));

    public override void Erase(int offset, int length) => RecordCodec.Erase(_bytes.AsSpan(offset, length));

    public override void Release()
    {
        if (_bytes.Length > 0 && !_isShared)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = [];
        _isShared = false;
    }

    /// <summary>A block that stays as this one is now; their bytes are the same, but for those behind its end.</summary>
    public MemoryBlock Share()
    {
        _isShared = true;
        MemoryBlock copy = new(Id, FirstSequence, capacityMax) { _bytes = _bytes, _isShared = true };
        copy.Restore(Save(), RemovedBits.ToArray());
        return copy;
    }

    private void Grow(int needed)
    {
        var capacity = Math.Max(needed, Math.Clamp(_bytes.Length * 2, CapacityMin, capacityMax));
        var larger = ArrayPool<byte>.Shared.Rent(capacity);
        _bytes.AsSpan(0, Length).CopyTo(larger);
        Release();
        _bytes = larger;
    }
}
