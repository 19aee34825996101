using System.Buffers;

namespace Gust.Storage.Streams.Blocks;

/// <summary>A block whose bytes are one array from a pool, no larger than it must be.</summary>
internal sealed class MemoryBlock(ulong id, ulong firstSequence, int capacityMax) : Block(id, firstSequence, start: 0)
{
    private const int CapacityMin = 512;
    private byte[] _bytes = [];

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
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
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
