using Gust.Foundation;

namespace Gust.Transport;

/// <summary>The bytes of one link that were read and not yet consumed, at the front of a pooled buffer of fitting size.</summary>
/// <remarks>Owned by the link's read loop. Starts small, doubles while reads fill it, and shrinks back when they stay small.</remarks>
internal struct ReadBuffer(BufferPool pool)
{
    /// <summary>Reads are no larger than this unless one operation wants more. Twice what clients flush at, so that one read takes it.</summary>
    public const int SizeMax = 128 * 1024;

    /// <summary>The buffer of an operation that is larger grows by this factor each time it is full.</summary>
    private const int Growth = 4;

    /// <summary>Small reads in a row after which the buffer is halved.</summary>
    private const int SmallReadsMax = 4;

    private byte[] _bytes = pool.Rent(BufferPool.SmallestSize);
    private int _count;
    private int _smallReads;

    /// <summary>Where the next read goes. Never empty.</summary>
    public readonly Memory<byte> Free => _bytes.AsMemory(_count);

    public readonly ReadOnlySpan<byte> Pending => _bytes.AsSpan(0, _count);

    /// <summary><paramref name="count"/> bytes were read into <see cref="Free"/>.</summary>
    public void Added(int count)
    {
        bool filled = count == _bytes.Length - _count;
        _count += count;
        _smallReads = filled || count > _bytes.Length / 4 ? 0 : _smallReads + 1;
    }

    /// <summary>Drops what was consumed and sizes the buffer for what is wanted next.</summary>
    public void Consumed(int count, int wanted)
    {
        bool wasFull = _count == _bytes.Length;
        int rest = _count - count;
        int size = NextSize(wasFull, rest, wanted);
        if (size != 0)
        {
            byte[] next = pool.Rent(size);
            _bytes.AsSpan(count, rest).CopyTo(next);
            pool.Return(_bytes);
            _bytes = next;
        }
        else if (count > 0 && rest > 0)
        {
            _bytes.AsSpan(count, rest).CopyTo(_bytes);
        }

        _count = rest;
    }

    public readonly void Release() => pool.Return(_bytes);

    /// <summary>The size to change to; 0 to stay.</summary>
    private int NextSize(bool wasFull, int rest, int wanted)
    {
        if (rest == _bytes.Length)
        {
            // What was announced is worth no memory before it comes: else a few bytes from each of many peers would take it all.
            int larger = (int)Math.Min((long)_bytes.Length * Growth, Array.MaxLength);
            return wanted > _bytes.Length ? Math.Min(wanted, larger) : Math.Min(_bytes.Length * 2, larger);
        }

        if (rest == 0 && _bytes.Length > SizeMax)
        {
            return SizeMax; // nobody knows whether another large one will ever come
        }

        if (wasFull && _bytes.Length < SizeMax)
        {
            return Math.Min(_bytes.Length * 4, SizeMax);
        }

        bool shrinks = _smallReads >= SmallReadsMax && _bytes.Length > BufferPool.SmallestSize && wanted == 0;
        if (!shrinks)
        {
            return 0;
        }

        _smallReads = 0;
        int half = Math.Max(_bytes.Length / 2, BufferPool.SmallestSize);
        return rest <= half / 2 ? half : 0;
    }
}
