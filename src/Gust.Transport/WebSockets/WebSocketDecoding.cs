using Gust.Foundation;

namespace Gust.Transport.WebSockets;

/// <summary>Turns what a peer sends into the plain bytes in its messages. Synchronous; owned by the link's read loop.</summary>
internal sealed class WebSocketDecoding(WebSocketTerms terms, BufferPool pool) : IDisposable
{
    /// <summary>Compressed bytes that are unmasked at a time.</summary>
    private const int ScratchSize = 2048;

    private readonly WebSocketFrameReader _frames = new(terms.RequiresMask, terms.Compresses);
    private WebSocketInflater? _inflater;
    private byte[]? _scratch;
    private bool _isInflating;
    private bool _messageEnds;

    /// <summary>How the peer broke the protocol.</summary>
    public WebSocketError? Error { get; private set; }

    /// <summary>Payload of the ping or close that was read last.</summary>
    public ReadOnlySpan<byte> Control => _frames.Control;

    /// <summary>Decodes until the input is used up, the output is full, or there is a ping, a close or an error.</summary>
    public WebSocketRead Decode(ReadOnlySpan<byte> input, Span<byte> output, out int consumed, out int written)
    {
        consumed = 0;
        written = 0;
        while (true)
        {
            written += Inflate(output[written..]);
            if (Error is not null)
            {
                return WebSocketRead.Failed;
            }

            if (written == output.Length)
            {
                return WebSocketRead.More;
            }

            Span<byte> target = _frames.IsCompressed ? _scratch : output[written..];
            WebSocketRead read = _frames.Read(input[consumed..], target, out int taken, out int unmasked);
            consumed += taken;
            if (_frames.IsCompressed)
            {
                Feed(unmasked, isEnd: read == WebSocketRead.MessageEnd);
            }
            else
            {
                written += unmasked;
            }

            if (read == WebSocketRead.MessageBegin && _frames.IsCompressed)
            {
                BeginInflating();
            }

            if (read is WebSocketRead.Ping or WebSocketRead.Close or WebSocketRead.Failed || (read == WebSocketRead.More && consumed == input.Length && !_isInflating))
            {
                Error = _frames.Error;
                return read;
            }
        }
    }

    public void Dispose()
    {
        _inflater?.Dispose();
        if (_scratch is not null)
        {
            pool.Return(_scratch);
            _scratch = null;
        }
    }

    private void BeginInflating()
    {
        _scratch ??= pool.Rent(ScratchSize);
        _inflater ??= new WebSocketInflater();
        _inflater.Begin(terms.InflatedMax);
    }

    private void Feed(int count, bool isEnd)
    {
        if (count > 0)
        {
            _inflater!.Feed(_scratch.AsMemory(0, count));
        }

        _messageEnds = isEnd;
        _isInflating |= count > 0 || isEnd;
    }

    /// <summary>Gives what can be had from the bytes fed so far.</summary>
    private int Inflate(Span<byte> output)
    {
        int written = 0;
        while (_isInflating && written < output.Length)
        {
            int count = _inflater!.Read(output[written..], out WebSocketError? error);
            if (error is not null)
            {
                Error = error;
                return written;
            }

            written += count;
            if (count > 0)
            {
                continue;
            }

            if (_messageEnds)
            {
                _messageEnds = false;
                _inflater.End();
            }
            else
            {
                _isInflating = false;
            }
        }

        return written;
    }
}
