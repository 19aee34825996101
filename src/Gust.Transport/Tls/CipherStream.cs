using Gust.Foundation;

namespace Gust.Transport.Tls;

/// <summary>What <see cref="TlsStream"/> encrypts into and decrypts from: the socket, with the outgoing records gathered in memory.</summary>
/// <remarks>
/// Until <see cref="Gather"/> it passes everything through, for the handshake. From then on a write never waits, so that whoever
/// flushes a session can encrypt and try to send in one go, and many records leave in one system call. One writer at a time,
/// plus the rare record that a read answers with: the lock is for that one.
/// </remarks>
internal sealed class CipherStream(SocketWire wire, BufferPool pool) : Stream
{
    private readonly Lock _lock = new();
    private byte[]? _pending;
    private int _start;
    private int _end;
    private bool _gathers;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The handshake is over.</summary>
    public void Gather() => _gathers = true;

    /// <summary>Sends what is pending without waiting: 1 when all went out, 0 when something is left, -1 when the socket is broken.</summary>
    public int TrySendPending()
    {
        lock (_lock)
        {
            int sent = _start == _end ? 0 : wire.TrySend(_pending.AsSpan(_start.._end));
            if (sent < 0)
            {
                return -1;
            }

            _start += sent;
            if (_start < _end)
            {
                return 0;
            }

            ReleasePending();
            return 1;
        }
    }

    public async ValueTask SendPendingAsync()
    {
        while (TakePending(out byte[] bytes, out ReadOnlyMemory<byte> records))
        {
            try
            {
                await wire.TransmitAsync(records).ConfigureAwait(false);
            }
            finally
            {
                pool.Return(bytes);
            }
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (_lock)
        {
            buffer.CopyTo(Reserve(buffer.Length));
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_gathers)
        {
            return wire.TransmitAsync(buffer, cancellationToken);
        }

        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _gathers ? wire.ReceiveAsync(buffer) : ReadForHandshakeAsync(buffer, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Drops what is pending. The socket is closed by its owner.</summary>
    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            ReleasePending();
        }

        base.Dispose(disposing);
    }

    /// <summary>Goes on away from the socket threads: a storm of handshakes must not hold up the sessions that run there (ADR 3).</summary>
    private async ValueTask<int> ReadForHandshakeAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        Task<int> reading = wire.ReceiveAsync(buffer, cancellation).AsTask();
        await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return await reading.ConfigureAwait(false);
    }

    private Span<byte> Reserve(int count)
    {
        if (_pending is null)
        {
            _pending = pool.Rent(count);
        }
        else if (_pending.Length - _end < count)
        {
            byte[] larger = pool.Rent(Math.Max(_end - _start + count, _pending.Length * 2));
            _pending.AsSpan(_start.._end).CopyTo(larger);
            pool.Return(_pending);
            _pending = larger;
            _end -= _start;
            _start = 0;
        }

        _end += count;
        return _pending.AsSpan(_end - count, count);
    }

    private bool TakePending(out byte[] bytes, out ReadOnlyMemory<byte> records)
    {
        lock (_lock)
        {
            bytes = _pending ?? [];
            records = bytes.AsMemory(_start.._end);
            _pending = null;
            _start = _end = 0;
            return bytes.Length > 0;
        }
    }

    private void ReleasePending()
    {
        if (_pending is not null)
        {
            pool.Return(_pending);
            _pending = null;
        }

        _start = _end = 0;
    }
}
