using Gust.Foundation.Disk;

namespace Gust.Storage.Journals;

/// <summary>A view into a file that is read from front to back.</summary>
internal sealed class SegmentWindow
{
    private const int BytesAtOnce = 1 << 20;

    private byte[] _bytes = new byte[BytesAtOnce];
    private IDiskFile? _file;
    private long _offset;
    private int _length;

    public void Begin(IDiskFile file)
    {
        _file = file;
        _offset = 0;
        _length = 0;
    }

    /// <summary>Bytes of the file; fewer only at its end. They hold until the next call.</summary>
    public ReadOnlySpan<byte> Read(long offset, int count)
    {
        if (offset < _offset || offset + count > _offset + _length)
        {
            if (count > _bytes.Length)
            {
                _bytes = new byte[count];
            }

            _offset = offset;
            _length = _file!.Read(offset, _bytes.AsSpan(0, Math.Max(count, BytesAtOnce)));
        }

        int start = (int)(offset - _offset);
        return _bytes.AsSpan(start, Math.Min(count, _length - start));
    }
}
