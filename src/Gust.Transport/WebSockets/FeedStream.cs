namespace Gust.Transport.WebSockets;

/// <summary>The input of a decoder that pulls: gives what it was fed, then says that there is nothing (yet).</summary>
internal sealed class FeedStream : Stream
{
    private ReadOnlyMemory<byte> _bytes;

    public bool IsEmpty => _bytes.IsEmpty;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Set(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _bytes.Length);
        _bytes.Span[..count].CopyTo(buffer);
        _bytes = _bytes[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
