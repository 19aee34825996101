using Gust.Foundation;

namespace Gust.Transport;

/// <summary>Bytes made for the layer below and not yet taken by it, in a pooled buffer that exists only while there are any.</summary>
/// <remarks>Not synchronized: owned by who has the right to send.</remarks>
internal sealed class PendingBytes(BufferPool pool)
{
    private byte[]? _buffer;
    private int _start;
    private int _end;

    public bool IsEmpty => _start == _end;

    public int Count => _end - _start;

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(_start, Count);

    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(_start, Count);

    /// <summary>Room for <paramref name="count"/> bytes at the end, to be filled at once.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_buffer is null)
        {
            _buffer = pool.Rent(count);
        }
        else if (_buffer.Length - _end < count)
        {
            byte[] larger = pool.Rent(Math.Max(Count + count, _buffer.Length * 2));
            Span.CopyTo(larger);
            pool.Return(_buffer);
            _buffer = larger;
            _end -= _start;
            _start = 0;
        }

        _end += count;
        return _buffer.AsSpan(_end - count, count);
    }

    /// <summary>The first <paramref name="count"/> bytes were taken.</summary>
    public void Taken(int count)
    {
        _start += count;
        if (IsEmpty)
        {
            Release();
        }
    }

    /// <summary>Takes <paramref name="count"/> bytes back from the end.</summary>
    public void Trim(int count) => _end -= count;

    /// <summary>Hands the buffer over, with its bytes, to who returns it to the pool.</summary>
    public byte[] Detach(out ReadOnlyMemory<byte> bytes)
    {
        bytes = Memory;
        byte[] buffer = _buffer!;
        _buffer = null;
        _start = _end = 0;
        return buffer;
    }

    public void Release()
    {
        if (_buffer is not null)
        {
            pool.Return(_buffer);
            _buffer = null;
        }

        _start = _end = 0;
    }
}
