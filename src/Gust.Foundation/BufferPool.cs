using System.Buffers;

namespace Gust.Foundation;

/// <summary>Byte buffers for links and queues, counted so that a test can show that none leaks.</summary>
/// <remarks>Sizes are powers of two from 512 bytes up. What is returned may be handed to anyone at once.</remarks>
internal sealed class BufferPool
{
    /// <summary>The size an idle connection reads with.</summary>
    public const int SmallestSize = 512;

    private readonly ArrayPool<byte> _pool = ArrayPool<byte>.Shared;
    private long _rented;
    private long _returned;

    /// <summary>Buffers handed out and not yet returned.</summary>
    public long Outstanding => Volatile.Read(ref _rented) - Volatile.Read(ref _returned);

    /// <summary>A buffer of at least <paramref name="size"/> bytes with arbitrary content.</summary>
    public byte[] Rent(int size)
    {
        Interlocked.Increment(ref _rented);
        return _pool.Rent(Math.Max(size, SmallestSize));
    }

    public void Return(byte[] buffer)
    {
        Interlocked.Increment(ref _returned);
        _pool.Return(buffer);
    }
}
