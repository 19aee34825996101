using System.Runtime.CompilerServices;
using Gust.Foundation;

namespace Gust.Transport.WebSockets;

/// <summary>A connection of WebSocket messages, of which those above see only the bytes in them.</summary>
internal sealed class WebSocketWire(IWire inner, WebSocketTerms terms, string remoteHost, BufferPool pool) : IWire
{
    private readonly WebSocketSender _sender = new(inner, terms, pool);
    private readonly WebSocketDecoding _decoding = new(terms, pool);
    private ReadBuffer? _raw;
    private int _rawStart;
    private bool _isAtEnd;

    public string RemoteHost => remoteHost;

    public int RemotePort => inner.RemotePort;

    public TlsPeer? Tls => inner.Tls;

    public int TrySend(ReadOnlySpan<byte> bytes) => _sender.TrySendMessage(bytes);

    public ValueTask TransmitAsync(ReadOnlyMemory<byte> bytes) => _sender.SendMessageAsync(bytes);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        while (!_isAtEnd)
        {
            WebSocketRead read = Decode(buffer.Span, out int count);
            if (read == WebSocketRead.Ping)
            {
                await _sender.PongAsync(_decoding.Control).ConfigureAwait(false);
            }
            else if (read == WebSocketRead.Close)
            {
                _isAtEnd = true;
                await _sender.SayGoodbyeAsync(_decoding.Control).ConfigureAwait(false);
            }

            if (count > 0)
            {
                return count; // an error is found again by the next read
            }

            if (read == WebSocketRead.Failed)
            {
                WebSocketException failure = new(_decoding.Error!);
                await _sender.SayGoodbyeAsync(WebSocketClose.Payload(new LinkFarewell(failure.Error.Code, failure.Error.Text))).ConfigureAwait(false);
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

    public void Close(LinkFarewell farewell)
    {
        _sender.Close(farewell);
        inner.Close(farewell);
    }

    private WebSocketRead Decode(Span<byte> output, out int count)
    {
        ReadOnlySpan<byte> input = _raw is { } raw ? raw.Pending[_rawStart..] : default;
        WebSocketRead read = _decoding.Decode(input, output, out int consumed, out count);
        _rawStart += consumed;
        return read;
    }

    /// <summary>Reads from the wire below; false at its end. All that was read before has been decoded.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
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
}
