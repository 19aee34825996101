using System.Buffers;

namespace Gust.Storage.Streams.Files;

/// <summary>Bytes of one file that were read ahead for one reader.</summary>
internal sealed class ReadWindow
{
    private byte[] _buffer = [];

    public ulong Block { get; private set; }

    public long Start { get; private set; }

    public long End { get; private set; }

    /// <summary>When it was used last, in uses of any window of the store.</summary>
    public long Used { get; set; }

    public bool Holds(ulong block, long offset, int length) => Block == block && offset >= Start && offset + length <= End;

    /// <summary>Whether a read there goes on where this window ends.</summary>
    public bool Precedes(ulong block, long offset) => Block == block && offset >= Start && offset <= End;

    public ReadOnlySpan<byte> Slice(long offset, int length) => _buffer.AsSpan((int)(offset - Start), length);

    /// <summary>Room to read into; the window is empty until <see cref="Fill"/>.</summary>
    public Span<byte> Prepare(int length)
    {
        End = Start;
        if (_buffer.Length < length)
        {
            Release();
            _buffer = ArrayPool<byte>.Shared.Rent(length);
        }

        return _buffer.AsSpan(0, length);
    }

    public void Fill(ulong block, long start, int length)
    {
        Block = block;
        Start = start;
        End = start + length;
    }

    public void Release()
    {
        End = Start;
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }
}
