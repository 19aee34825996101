using System.Net.Sockets;
using Gust.Foundation;

namespace Gust.Transport;

/// <summary>A link whose bytes are pumped by an asynchronous read loop; what differs is how bytes come and go.</summary>
internal abstract class PumpedLink(BufferPool pool) : ILink
{
    private readonly ResumeGate _gate = new();
    private ILinkHandler _handler = null!;
    private int _closed;

    public abstract string RemoteHost { get; }

    public abstract int RemotePort { get; }

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
            start?.Invoke();
            end = await ReadAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            fault = e;
        }

        bool closedByUs = IsClosed;
        Close();
        _handler.OnClosed(closedByUs ? LinkEnd.ClosedByUs : end, fault);
    }

    public abstract int TrySend(ReadOnlySpan<byte> bytes);

    public void Send(ReadOnlyMemory<byte> bytes) => _ = SendAllAsync(bytes);

    public void Resume() => _gate.Open();

    public void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _gate.Open(); // who waits there finds the link closed
            Release();
        }
    }

    /// <summary>Reads some bytes; 0 at the end.</summary>
    protected abstract ValueTask<int> ReceiveAsync(Memory<byte> buffer);

    protected abstract Task TransmitAsync(ReadOnlyMemory<byte> bytes);

    /// <summary>Gives the connection up. Called once; pending reads and writes end with an exception or at the end.</summary>
    protected abstract void Release();

    private async Task<LinkEnd> ReadAsync()
    {
        ReadBuffer buffer = new(pool);
        try
        {
            while (true)
            {
                int count;
                try
                {
                    count = await ReceiveAsync(buffer.Free).ConfigureAwait(false);
                }
                catch (Exception e) when (IsEndOfLink(e))
                {
                    return e is SocketException { SocketErrorCode: SocketError.ConnectionReset } ? LinkEnd.ClosedByPeer : LinkEnd.ReadError;
                }

                if (count == 0)
                {
                    return LinkEnd.ClosedByPeer;
                }

                buffer.Added(count);
                LinkRead read = Show(ref buffer);
                while (read.Hold)
                {
                    // A peer that goes meanwhile is noticed afterwards: what a hold waits for has a time limit of its own.
                    await _gate.PassAsync().ConfigureAwait(false);
                    if (IsClosed)
                    {
                        return LinkEnd.ClosedByUs;
                    }

                    read = Show(ref buffer);
                }

                if (read.PauseMs > 0)
                {
                    await Task.Delay(read.PauseMs).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            buffer.Release();
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
            await TransmitAsync(bytes).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
        catch (Exception e) when (IsEndOfLink(e))
        {
            ok = false;
        }

        _handler.OnSent(ok);
    }

    /// <summary>What a socket or stream throws when the peer has gone or this side closed it.</summary>
    private static bool IsEndOfLink(Exception e) => e is SocketException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException;
}
