namespace Gust.Testing.Disk;

/// <summary>Bytes of a simulated file that grow as they are written.</summary>
internal sealed class SimulatedContent
{
    private byte[] _bytes = [];
    private int _length;

    public long Length => _length;

    public Span<byte> Span => _bytes.AsSpan(0, _length);

    public int Read(long offset, Span<byte> into)
    {
        int count = (int)Math.Clamp(_length - offset, 0, into.Length);
        _bytes.AsSpan((int)Math.Min(offset, _length), count).CopyTo(into);
        return count;
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        SetLength(Math.Max(_length, offset + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan((int)offset));
    }

    public void SetLength(long length)
    {
        if (length > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Max(length, _bytes.Length * 2L));
        }

        if (length < _length)
        {
            _bytes.AsSpan((int)length, (int)(_length - length)).Clear();
        }

        _length = (int)length;
    }

    public void CopyFrom(SimulatedContent other)
    {
        SetLength(0);
        Write(0, other.Span);
    }
}
