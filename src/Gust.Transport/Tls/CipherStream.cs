using System.Diagnostics.CodeAnalysis;
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
    private readonly PendingBytes _pending = new(pool);
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
            int sent = _pending.IsEmpty ? 0 : wire.TrySend(_pending.Span);
            if (sent < 0)
            {
                return -1;
            }

            _pending.Taken(sent);
            return _pending.IsEmpty ? 1 : 0;
        }
    }

    public async ValueTask SendPendingAsync()
    {
        while (TryDetach(out byte[]? buffer, out ReadOnlyMemory<byte> records))
        {
            try
            {
                await wire.TransmitAsync(records).ConfigureAwait(false);
            }
            finally
            {
                pool.Return(buffer);
            }
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (_lock)
        {
            buffer.CopyTo(_pending.Reserve(buffer.Length));
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
            _pending.Release();
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

    private bool TryDetach([NotNullWhen(true)] out byte[]? buffer, out ReadOnlyMemory<byte> records)
    {
        lock (_lock)
        {
            bool any = !_pending.IsEmpty;
            records = default;
            buffer = any ? _pending.Detach(out records) : null;
            return any;
        }
    }
}
