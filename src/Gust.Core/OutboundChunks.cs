using Gust.Foundation;

namespace Gust.Core;

/// <summary>Bytes in the order they go out, in pooled chunks; what goes out together is contiguous as far as a chunk reaches.</summary>
/// <remarks>Not thread-safe: owned by an <see cref="OutboundQueue"/> and used under its lock.</remarks>
internal struct OutboundChunks(BufferPool pool)
{
    /// <summary>Chunks grow up to this size by doubling; a single larger message gets a chunk of its own.</summary>
    public const int ChunkMax = 128 * 1024;

    private Queue<ArraySegment<byte>>? _full;
    private byte[]? _filling;
    private int _count;
    private int _sizeHint = BufferPool.SmallestSize;

    public readonly bool IsEmpty => _count == 0 && (_full is null || _full.Count == 0);

    public readonly int Count => (_full?.Count ?? 0) + (_count > 0 ? 1 : 0);

    /// <summary>Room for <paramref name="length"/> more bytes, which count as written.</summary>
    public Span<byte> Reserve(int length)
    {
        if (_filling is null || _filling.Length - _count < length)
        {
            Grow(length);
        }

        Span<byte> room = _filling.AsSpan(_count, length);
        _count += length;
        return room;
    }

    /// <summary>The oldest chunk, now the caller's to send and to return to the pool.</summary>
    public ArraySegment<byte> TakeFirst()
    {
        if (_full is { Count: > 0 })
        {
            return _full.Dequeue();
        }

        ArraySegment<byte> chunk = new(_filling!, 0, _count);
        _sizeHint = Math.Min(_count, ChunkMax);
        _filling = null;
        _count = 0;
        return chunk;
    }

    public void Clear()
    {
        while (!IsEmpty)
        {
            pool.Return(TakeFirst().Array!);
        }
    }

    private void Grow(int length)
    {
        if (_filling is null)
        {
            _filling = pool.Rent(Math.Max(length, _sizeHint));
            return;
        }

        if (_count + length <= ChunkMax)
        {
            byte[] larger = pool.Rent(Math.Min(ChunkMax, Math.Max(_count + length, _filling.Length * 2)));
            _filling.AsSpan(0, _count).CopyTo(larger);
            pool.Return(_filling);
            _filling = larger;
            return;
        }

        (_full ??= new Queue<ArraySegment<byte>>()).Enqueue(new ArraySegment<byte>(_filling, 0, _count));
        _filling = pool.Rent(Math.Max(length, ChunkMax));
        _count = 0;
    }
}
