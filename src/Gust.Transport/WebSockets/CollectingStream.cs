namespace Gust.Transport.WebSockets;

/// <summary>Collects what an encoder writes; its end mark, written when it is disposed, belongs to no message.</summary>
internal sealed class CollectingStream(PendingBytes target) : Stream
{
    private bool _isStopped;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>From now on what is written is dropped.</summary>
    public void Stop() => _isStopped = true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!_isStopped)
        {
            buffer.CopyTo(target.Reserve(buffer.Length));
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
