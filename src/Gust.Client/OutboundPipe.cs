namespace Gust.Client;

/// <summary>Operations on their way to the server. Any thread appends; one writer at a time sends all there is in one write.</summary>
/// <remarks>
/// The lock is a leaf. While a stream is attached at most <see cref="OnlineBytesMax"/> wait (plus one message), without
/// one at most <c>offlineBytesMax</c>: publishing waits, nothing is dropped. Bytes of a write that failed are lost,
/// because nobody knows how many of them arrived; operations that waited behind them go out after the reconnect.
/// </remarks>
internal sealed class OutboundPipe(int offlineBytesMax) : IThreadPoolWorkItem
{
    private const int OnlineBytesMax = 256 * 1024;
    private const int KeptBytesMax = 1024 * 1024;
    private readonly Lock _gate = new();
    private byte[] _pending = new byte[64 * 1024];
    private byte[] _sending = new byte[64 * 1024];
    private int _pendingBytes;
    private int _pendingPings;
    private Stream? _stream;
    private bool _writing;
    private bool _closed;
    private TaskCompletionSource? _room;

    /// <summary>Appends PUB or HPUB. Completes at once while there is room. <paramref name="urgent"/>: sent from this thread if no write is under way.</summary>
    public ValueTask PublishAsync(
        string subject, string? reply, ReadOnlyMemory<byte> headerBlock, ReadOnlyMemory<byte> payload, bool urgent, CancellationToken cancel)
    {
        bool startWriter = false;
        Task? room = null;
        lock (_gate)
        {
            ThrowIfClosed();
            if (_pendingBytes >= (_stream is null ? offlineBytesMax : OnlineBytesMax))
            {
                _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                room = _room.Task;
            }
            else
            {
                int bytesMax = ClientOpWriter.BytesMax(subject, reply, headerBlock.Length + payload.Length);
                _pendingBytes += ClientOpWriter.Publish(Reserve(bytesMax), subject, reply, headerBlock.Span, payload.Span);
                startWriter = ClaimWriter();
            }
        }

        StartWriter(startWriter, urgent);
        return room is null ? ValueTask.CompletedTask : PublishWhenRoomAsync(room, subject, reply, headerBlock, payload, urgent, cancel);
    }

    /// <summary>Appends a control operation; it never waits for room, since it is small and may be what makes room.</summary>
    public void Control(ReadOnlySpan<byte> operation)
    {
        bool startWriter;
        lock (_gate)
        {
            startWriter = AppendControl(operation);
        }

        StartWriter(startWriter, urgent: true);
    }

    /// <summary>Appends PING and counts it until it is on its way. Pass the result to <see cref="StartWriter"/>, outside of any lock.</summary>
    public bool AppendPing()
    {
        lock (_gate)
        {
            ThrowIfClosed();
            _pendingPings++;
            return AppendControl("PING\r\n"u8);
        }
    }

    /// <summary>Sends to <paramref name="stream"/> from now on: first <paramref name="prelude"/>, then what waited.</summary>
    public void Attach(Stream stream, ReadOnlySpan<byte> prelude)
    {
        bool startWriter;
        lock (_gate)
        {
            Reserve(prelude.Length);
            _pending.AsSpan(0, _pendingBytes).CopyTo(_pending.AsSpan(prelude.Length));
            prelude.CopyTo(_pending);
            _pendingBytes += prelude.Length;
            _stream = stream;
            startWriter = ClaimWriter();
        }

        StartWriter(startWriter, urgent: false);
    }

    /// <summary>Stops sending. Returns how many pings wait, whose answers will come over the next stream.</summary>
    public int Detach()
    {
        lock (_gate)
        {
            _stream = null;
            return _pendingPings;
        }
    }

    /// <summary>Fails whoever waits for room, now and later.</summary>
    public void Close()
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            _closed = true;
            _stream = null;
            _pendingBytes = 0;
            room = _room;
            _room = null;
        }

        room?.TrySetResult();
    }

    /// <summary>Urgent operations skip the hop to the pool: a request's latency is worth more than a fuller batch.</summary>
    public void StartWriter(bool claimed, bool urgent)
    {
        if (!claimed)
        {
            return;
        }

        if (urgent)
        {
            _ = WriteAsync(batchesMax: 1);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = WriteAsync(batchesMax: int.MaxValue);

    private async ValueTask PublishWhenRoomAsync(
        Task room, string subject, string? reply, ReadOnlyMemory<byte> headerBlock, ReadOnlyMemory<byte> payload, bool urgent, CancellationToken cancel)
    {
        await room.WaitAsync(cancel).ConfigureAwait(false);
        await PublishAsync(subject, reply, headerBlock, payload, urgent, cancel).ConfigureAwait(false);
    }

    private void ThrowIfClosed()
    {
        if (_closed)
        {
            throw new ConnectionLostException("the connection is closed");
        }
    }

    private Span<byte> Reserve(int bytes)
    {
        int wanted = checked(_pendingBytes + bytes);
        if (wanted > _pending.Length)
        {
            Array.Resize(ref _pending, (int)Math.Min(Math.Max((long)_pending.Length * 2, wanted), Array.MaxLength));
        }

        return _pending.AsSpan(_pendingBytes);
    }

    private bool AppendControl(ReadOnlySpan<byte> operation)
    {
        operation.CopyTo(Reserve(operation.Length));
        _pendingBytes += operation.Length;
        return ClaimWriter();
    }

    private bool ClaimWriter()
    {
        if (_writing || _stream is null)
        {
            return false;
        }

        _writing = true;
        return true;
    }

    /// <summary>Sends until nothing waits. A borrowed thread sends <paramref name="batchesMax"/> only, then the pool goes on.</summary>
    private async Task WriteAsync(int batchesMax)
    {
        for (int batches = 0; TakeBatch(out Stream? stream, out ReadOnlyMemory<byte> batch); batches++)
        {
            if (batches == batchesMax)
            {
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            }

            try
            {
                await stream!.WriteAsync(batch).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // The reading loop meets the same failure once the stream is closed and decides what follows.
                Abandon(stream!);
                await stream!.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private bool TakeBatch(out Stream? stream, out ReadOnlyMemory<byte> batch)
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            stream = _stream;
            if (_pendingBytes == 0 || stream is null)
            {
                _writing = false;
                batch = default;
                return false;
            }

            byte[] spare = _sending.Length > KeptBytesMax ? new byte[64 * 1024] : _sending;
            _sending = _pending;
            _pending = spare;
            batch = _sending.AsMemory(0, _pendingBytes);
            _pendingBytes = 0;
            _pendingPings = 0;
            room = _room;
            _room = null;
        }

        room?.TrySetResult();
        return true;
    }

    private void Abandon(Stream stream)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_stream, stream))
            {
                _stream = null;
            }
        }
    }
}
