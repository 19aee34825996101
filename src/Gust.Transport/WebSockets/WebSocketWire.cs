using System.Diagnostics.CodeAnalysis;
using Gust.Foundation;

namespace Gust.Transport.WebSockets;

/// <summary>A connection of WebSocket messages, of which those above see only the bytes in them.</summary>
/// <remarks>
/// Sending is the right of who holds <see cref="_sending"/>: a sender, or the read loop for the answer to a ping or a close. Frames
/// that the wire below did not take at once count as not taken; <see cref="_ahead"/> says how much of the next send they hold.
/// </remarks>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore without wait handle holds nothing to dispose.")]
internal sealed class WebSocketWire(IWire inner, WebSocketTerms terms, string remoteHost, BufferPool pool) : IWire
{
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly WebSocketFraming _framing = new(terms, pool);
    private readonly WebSocketDecoding _decoding = new(terms, pool);
    private ReadBuffer? _raw;
    private int _rawStart;
    private int _ahead;
    private byte[]? _pong;
    private byte[]? _close;
    private bool _hasSaidGoodbye;
    private bool _isAtEnd;
    private volatile bool _isClosed;

    public string RemoteHost => remoteHost;

    public int RemotePort => inner.RemotePort;

    public TlsPeer? Tls => inner.Tls;

    public int TrySend(ReadOnlySpan<byte> bytes)
    {
        if (!_sending.Wait(0))
        {
            return _isClosed ? -1 : 0;
        }

        try
        {
            return _isClosed || _hasSaidGoodbye ? -1 : FrameAndSend(bytes);
        }
        finally
        {
            Leave();
        }
    }

    public async ValueTask TransmitAsync(ReadOnlyMemory<byte> bytes)
    {
        await _sending.WaitAsync().ConfigureAwait(false);
        try
        {
            bytes = bytes[_ahead..];
            _ahead = 0;
            do
            {
                ObjectDisposedException.ThrowIf(_isClosed || _hasSaidGoodbye, this);
                int count = Math.Min(bytes.Length, WebSocketTerms.MessageMax);
                AppendControls();
                _framing.Append(bytes.Span[..count]);
                await inner.TransmitAsync(_framing.Pending.Memory).ConfigureAwait(false);
                _framing.Pending.Release();
                bytes = bytes[count..];
            }
            while (!bytes.IsEmpty);
        }
        finally
        {
            Leave();
        }
    }

    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        while (!_isAtEnd)
        {
            WebSocketRead read = Decode(buffer.Span, out int count);
            if (read is WebSocketRead.Ping or WebSocketRead.Close)
            {
                await AnswerAsync(read).ConfigureAwait(false);
            }

            if (count > 0)
            {
                return count;
            }

            if (read == WebSocketRead.Failed)
            {
                WebSocketException failure = new(_decoding.Error!);
                await SayGoodbyeAsync(new LinkFarewell(failure.Error.Code, failure.Error.Text)).ConfigureAwait(false);
                throw failure;
            }

            if (read == WebSocketRead.More && !await ReadMoreAsync().ConfigureAwait(false))
            {
                break;
            }
        }

        return 0;
    }

    public void EndReading()
    {
        _decoding.Dispose();
        _raw?.Release();
        _raw = null;
    }

    /// <summary>Says goodbye as far as that goes without waiting.</summary>
    public void Close(LinkFarewell farewell)
    {
        if (_sending.Wait(0))
        {
            if (!_hasSaidGoodbye)
            {
                _hasSaidGoodbye = true;
                _framing.AppendControl(WebSocketOpcode.Close, WebSocketClose.Payload(farewell));
                inner.TrySend(_framing.Pending.Span);
            }

            _isClosed = true;
            Leave();
        }

        _isClosed = true;
        inner.Close(farewell);
    }

    private int FrameAndSend(ReadOnlySpan<byte> bytes)
    {
        int outcome = TrySendPending();
        if (outcome != 1)
        {
            return outcome;
        }

        int taken = _ahead;
        _ahead = 0;
        while (taken < bytes.Length)
        {
            ReadOnlySpan<byte> message = bytes.Slice(taken, Math.Min(bytes.Length - taken, WebSocketTerms.MessageMax));
            AppendControls();
            _framing.Append(message);
            outcome = TrySendPending();
            if (outcome != 1)
            {
                _ahead = message.Length;
                return outcome < 0 ? -1 : taken;
            }

            taken += message.Length;
        }

        return taken;
    }

    /// <summary>1 when all went out, 0 when something is left, -1 when the wire is broken.</summary>
    private int TrySendPending()
    {
        PendingBytes pending = _framing.Pending;
        int sent = pending.IsEmpty ? 0 : inner.TrySend(pending.Span);
        if (sent < 0)
        {
            return -1;
        }

        pending.Taken(sent);
        return pending.IsEmpty ? 1 : 0;
    }

    private WebSocketRead Decode(Span<byte> output, out int count)
    {
        ReadOnlySpan<byte> input = _raw is { } raw ? raw.Pending[_rawStart..] : default;
        WebSocketRead read = _decoding.Decode(input, output, out int consumed, out count);
        _rawStart += consumed;
        return read;
    }

    /// <summary>Reads from the wire below; false at its end. All that was read before has been decoded.</summary>
    private async ValueTask<bool> ReadMoreAsync()
    {
        ReadBuffer raw = _raw ?? new ReadBuffer(pool);
        raw.Consumed(_rawStart, wanted: 0);
        _rawStart = 0;
        _raw = raw;
        int count = await inner.ReceiveAsync(raw.Free).ConfigureAwait(false);
        raw.Added(count);
        _raw = raw;
        return count > 0;
    }

    private ValueTask AnswerAsync(WebSocketRead read)
    {
        byte[] payload = _decoding.Control.ToArray();
        if (read == WebSocketRead.Ping)
        {
            Volatile.Write(ref _pong, payload); // only the last of several must be answered
        }
        else
        {
            _isAtEnd = true;
            Volatile.Write(ref _close, payload);
        }

        return FlushControlsAsync();
    }

    private ValueTask SayGoodbyeAsync(LinkFarewell farewell)
    {
        Volatile.Write(ref _close, WebSocketClose.Payload(farewell));
        return FlushControlsAsync();
    }

    /// <summary>Sends the answers that wait, unless a sender is at work: that one sends them when it leaves.</summary>
    private async ValueTask FlushControlsAsync()
    {
        if (!_sending.Wait(0))
        {
            return;
        }

        try
        {
            AppendControls();
            if (!_isClosed && !_framing.Pending.IsEmpty)
            {
                await inner.TransmitAsync(_framing.Pending.Memory).ConfigureAwait(false);
                _framing.Pending.Release();
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

    private void AppendControls()
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

    /// <summary>Gives the right to send back, and looks after what came up meanwhile.</summary>
    private void Leave()
    {
        if (_isClosed)
        {
            _framing.Pending.Release();
        }

        _sending.Release();
        if (_isClosed)
        {
            ReleasePending();
        }
        else if (Volatile.Read(ref _pong) is not null || Volatile.Read(ref _close) is not null)
        {
            _ = FlushControlsAsync();
        }
    }

    /// <summary>For a close that came just before the right to send was given back.</summary>
    private void ReleasePending()
    {
        if (_sending.Wait(0))
        {
            _framing.Pending.Release();
            _sending.Release();
        }
    }
}
