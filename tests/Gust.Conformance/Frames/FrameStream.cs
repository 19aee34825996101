namespace Gust.Conformance.Frames;

/// <summary>A connection whose frames the script writes itself: what is sent goes out as it is, what is read is what <see cref="FrameReader"/> makes of it.</summary>
internal sealed class FrameStream(Stream inner) : Stream
{
    private readonly FrameReader _frames = new();
    private readonly MemoryStream _shown = new();
    private byte[] _buffer = new byte[4096];
    private int _count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_shown.Position == _shown.Length)
        {
            _shown.SetLength(0);
            TakeAll();
            if (_shown.Length == 0 && !await FillAsync(cancellationToken))
            {
                return 0;
            }
        }

        return _shown.Read(buffer.Span);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }
    }

    private void TakeAll()
    {
        var start = 0;
        while (_frames.Take(_buffer.AsSpan(start, _count - start), _shown) is > 0 and var taken)
        {
            start += taken;
        }

        _buffer.AsSpan(start, _count - start).CopyTo(_buffer);
        _count -= start;
        _shown.Position = 0;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_count == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await inner.ReadAsync(_buffer.AsMemory(_count), cancellationToken);
        _count += read;
        return read > 0;
    }
}
