using System.Diagnostics.CodeAnalysis;
using Gust.Foundation;

namespace Gust.Transport.WebSockets;

/// <summary>All that goes to one peer: messages, and between them the answers to its pings and its close.</summary>
/// <remarks>
/// Sending is the right of who holds <see cref="_right"/>: a sender of messages, or whoever answers. An answer that comes while
/// somebody sends waits for the end of that. After a close frame nothing follows.
/// </remarks>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore without wait handle holds nothing to dispose.")]
internal sealed class WebSocketSender(IWire wire, WebSocketTerms terms, BufferPool pool) : EncodedOutput(WebSocketTerms.MessageMax)
{
    private readonly SemaphoreSlim _right = new(1, 1);
    private readonly WebSocketFraming _framing = new(terms, pool);
    private byte[]? _pong;
    private byte[]? _close;
    private bool _hasSaidGoodbye;
    private volatile bool _isClosed;

    private bool IsOver => _isClosed || _hasSaidGoodbye;

    /// <summary>As <see cref="IWire.TrySend"/>.</summary>
    public int TrySendMessage(ReadOnlySpan<byte> bytes)
    {
        if (!_right.Wait(0))
        {
            return _isClosed ? -1 : 0;
        }

        try
        {
            return IsOver ? -1 : TrySend(bytes);
        }
        finally
        {
            Leave();
        }
    }

    public async ValueTask SendMessageAsync(ReadOnlyMemory<byte> bytes)
    {
        await _right.WaitAsync().ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(IsOver, this);
            await TransmitAsync(bytes).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Answers a ping. Of several that wait only the last must be answered (RFC 6455 section 5.5.3).</summary>
    public ValueTask PongAsync(ReadOnlySpan<byte> payload)
    {
        Volatile.Write(ref _pong, payload.ToArray());
        return FlushAnswersAsync();
    }

    /// <summary>Sends a close frame, the last of all.</summary>
    public ValueTask SayGoodbyeAsync(ReadOnlySpan<byte> payload)
    {
        Volatile.Write(ref _close, payload.ToArray());
        return FlushAnswersAsync();
    }

    /// <summary>Says goodbye as far as that goes without waiting; who is sending is about to fail.</summary>
    public void Close(LinkFarewell farewell)
    {
        if (_right.Wait(0))
        {
            _close ??= WebSocketClose.Payload(farewell);
            AppendAnswers();
            TrySendPending();
            _isClosed = true;
            Leave();
        }

        _isClosed = true;
    }

    protected override void Encode(ReadOnlySpan<byte> slice)
    {
        AppendAnswers();
        _framing.Append(slice);
    }

    protected override int TrySendPending()
    {
        PendingBytes pending = _framing.Pending;
        int sent = pending.IsEmpty ? 0 : wire.TrySend(pending.Span);
        if (sent < 0)
        {
            return -1;
        }

        pending.Taken(sent);
        return pending.IsEmpty ? 1 : 0;
    }

    protected override async ValueTask SendPendingAsync()
    {
        if (!_framing.Pending.IsEmpty)
        {
            await wire.TransmitAsync(_framing.Pending.Memory).ConfigureAwait(false);
            _framing.Pending.Release();
        }
    }

    private async ValueTask FlushAnswersAsync()
    {
        if (!_right.Wait(0))
        {
            return; // who has the right looks after them when leaving
        }

        try
        {
            if (!_isClosed)
            {
                AppendAnswers();
                await SendPendingAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e) when (WireFailure.Is(e))
        {
            // Whoever reads or sends next finds out.
        }
        finally
        {
            Leave();
        }
    }

    private void AppendAnswers()
    {
        if (Interlocked.Exchange(ref _pong, null) is { } pong && !_hasSaidGoodbye)
        {
            _framing.AppendControl(WebSocketOpcode.Pong, pong);
        }

        if (Interlocked.Exchange(ref _close, null) is { } close && !_hasSaidGoodbye)
        {
            _hasSaidGoodbye = true;
            _framing.AppendControl(WebSocketOpcode.Close, close);
        }
    }

    /// <summary>Gives the right back, and sees to what came up meanwhile: answers, or the close.</summary>
    private void Leave()
    {
        if (_isClosed)
        {
            _framing.Pending.Release();
        }

        _right.Release();
        if (_isClosed)
        {
            ReleasePending();
        }
        else if (Volatile.Read(ref _pong) is not null || Volatile.Read(ref _close) is not null)
        {
            _ = FlushAnswersAsync();
        }
    }

    /// <summary>For a close that came just before the right was given back.</summary>
    private void ReleasePending()
    {
        if (_right.Wait(0))
        {
            _framing.Pending.Release();
            _right.Release();
        }
    }
}
