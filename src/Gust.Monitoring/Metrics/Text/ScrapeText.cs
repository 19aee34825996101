using System.Buffers;

namespace Gust.Monitoring.Metrics.Text;

/// <summary>A text that grows in pooled pieces: a scrape each second of thousands of series leaves no garbage.</summary>
internal sealed class ScrapeText : IBufferWriter<byte>, IDisposable
{
    private const int PieceSize = 64 * 1024;

    private readonly List<ArraySegment<byte>> _full = [];
    private byte[] _filling = [];
    private int _count;

    public long Length => _full.Sum(static piece => (long)piece.Count) + _count;

    /// <summary>All of it, in order. Valid until it is disposed of.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces
    {
        get
        {
            foreach (ArraySegment<byte> piece in _full)
            {
                yield return piece;
            }

            yield return _filling.AsMemory(0, _count);
        }
    }

    public void Advance(int count) => _count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(Math.Max(1, sizeHint));
        return _filling.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(Math.Max(1, sizeHint));
        return _filling.AsSpan(_count);
    }

    public void Dispose()
    {
        _full.ForEach(static piece => ArrayPool<byte>.Shared.Return(piece.Array!));
        _full.Clear();
        ArrayPool<byte>.Shared.Return(_filling);
        _filling = [];
        _count = 0;
    }

    private void Ensure(int size)
    {
        if (_filling.Length - _count >= size)
        {
            return;
        }

        if (_filling.Length > 0)
        {
            _full.Add(new ArraySegment<byte>(_filling, 0, _count));
        }

        _filling = ArrayPool<byte>.Shared.Rent(Math.Max(PieceSize, size));
        _count = 0;
    }
}
