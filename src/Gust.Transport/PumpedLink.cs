using Gust.Foundation;

namespace Gust.Transport;

/// <summary>A link whose bytes are pumped from an <see cref="IWire"/> by an asynchronous read loop.</summary>
internal class PumpedLink(IWire wire, BufferPool pool) : ILink
{
    /// <summary>Reads in a row that need not wait. Then others have their turn: peers that never stop sending would else keep as many threads of the pool as there are, and nobody could even connect.</summary>
    private const int ReadsInRowMax = 8;

    private readonly ResumeGate _gate = new();
    private ILinkHandler _handler = null!;
    private int _readsInRow;
    private int _closed;

    public string RemoteHost => wire.RemoteHost;

    public int RemotePort => wire.RemotePort;

    public TlsPeer? Tls => wire.Tls;

    public string? OpenFailure { get; protected set; }

    public string? ReadFailure { get; private set; }

    protected bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>Says who gets the bytes. Comes before anything is sent or read.</summary>
    public void Attach(ILinkHandler handler) => _handler = handler;

    /// <summary>Reads until the end of the link. Completes after <see cref="ILinkHandler.OnClosed"/>.</summary>
    /// <param name="start">What comes before the first read; when it fails only this link ends.</param>
    public async Task RunAsync(Action? start = null)
    {
        LinkEnd end = LinkEnd.ReadError;
        Exception? fault = null;
        try
        {
            LinkEnd? failure = await OpenAsync(start).ConfigureAwait(false);
            if (failure is null)
            {
                _handler.OnOpened();
            }

            end = failure ?? await ReadAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            fault = e;
        }

        bool closedByUs = IsClosed && fault is null;
        Close(end == LinkEnd.ClosedByPeer ? LinkFarewell.ToClosedPeer : default);
        _handler.OnClosed(closedByUs ? LinkEnd.ClosedByUs : end, fault);
    }

    public int TrySend(ReadOnlySpan<byte> bytes) => wire.TrySend(bytes);

    public void Send(ReadOnlyMemory<byte> bytes) => _ = SendAllAsync(bytes);

    public void Resume() => _gate.Open();

    public void Close(LinkFarewell farewell = default)
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _gate.Open(); // who waits there finds the link closed
            wire.Close(farewell);
        }
    }

    /// <summary>What comes before the first read: <paramref name="start"/>, and where there is one a handshake. Null when the link is open.</summary>
    protected virtual ValueTask<LinkEnd?> OpenAsync(Action? start)
    {
        start?.Invoke();
        return new ValueTask<LinkEnd?>((LinkEnd?)null);
    }

    private async Task<LinkEnd> ReadAsync()
    {
        ReadBuffer buffer = new(pool);
        ReadAhead? ahead = null;
        try
        {
            while (true)
            {
                int count;
                try
                {
                    count = await Receive(ref ahead, buffer.Free).ConfigureAwait(false);
                }
                catch (Exception e) when (WireFailure.Is(e))
                {
                    return Failed(e);
                }

                if (count == 0)
                {
                    return LinkEnd.ClosedByPeer;
                }

                buffer.Added(count);
                LinkRead read = Show(ref buffer);
                while (read.Hold)
                {
                    ahead ??= new ReadAhead(wire);
                    LinkEnd? end = await HoldAsync(ahead).ConfigureAwait(false);
                    if (end is LinkEnd.ClosedByPeer && !(_handler.MayDrop(buffer.Pending) && _handler.MayDrop(ahead.Pending)))
                    {
                        end = await HoldAsync(ahead).ConfigureAwait(false); // it has gone, and what it left behind is still to be done
                    }

                    if (end is { } over)
                    {
                        return over;
                    }

                    read = Show(ref buffer);
                }

                if (read.PauseMs > 0)
                {
                    await Task.Delay(read.PauseMs).ConfigureAwait(false);
                }
                else if (_readsInRow >= ReadsInRowMax)
                {
                    _readsInRow = 0;
                    await Task.Yield();
                }
            }
        }
        finally
        {
            await EndAsync(ahead).ConfigureAwait(false);
            buffer.Release();
            wire.EndReading();
        }
    }

    private ValueTask<int> Receive(ref ReadAhead? ahead, Memory<byte> free)
    {
        ahead = ahead is { IsOver: false } ? ahead : null;
        ValueTask<int> receiving = ahead?.ReceiveAsync(free) ?? wire.ReceiveAsync(free);
        _readsInRow = receiving.IsCompleted ? _readsInRow + 1 : 0;
        return receiving;
    }

    /// <summary>Waits for leave to go on; gives the end of the link if that comes first.</summary>
    private async Task<LinkEnd?> HoldAsync(ReadAhead ahead)
    {
        try
        {
            return !await ahead.PassAsync(_gate).ConfigureAwait(false) ? LinkEnd.ClosedByPeer : IsClosed ? LinkEnd.ClosedByUs : null;
        }
        catch (Exception e) when (WireFailure.Is(e))
        {
            return Failed(e);
        }
    }

    private LinkEnd Failed(Exception e)
    {
        ReadFailure = IsClosed ? null : e.Message;
        return WireFailure.IsReset(e) ? LinkEnd.ClosedByPeer : LinkEnd.ReadError;
    }

    /// <summary>A read that a hold began may still be under way, on buffers that the wire is about to give back.</summary>
    private async Task EndAsync(ReadAhead? ahead)
    {
        if (ahead is { IsReading: true })
        {
            Close();
            await ahead.EndAsync().ConfigureAwait(false);
        }
    }

    private LinkRead Show(ref ReadBuffer buffer)
    {
        LinkRead read = _handler.OnBytes(buffer.Pending);
        buffer.Consumed(read.Consumed, read.Wanted);
        return read;
    }

    private async Task SendAllAsync(ReadOnlyMemory<byte> bytes)
    {
        bool ok = true;
        try
        {
            // Never reports from within Send: a queue that goes on from OnSent would grow the stack with each chunk.
            ValueTask sending = wire.TransmitAsync(bytes);
            await sending.AsTask().ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
        catch (Exception e) when (WireFailure.Is(e))
        {
            ok = false;
        }

        _handler.OnSent(ok);
    }
}
