using System.Runtime.CompilerServices;
using System.Security.Authentication;
using Gust.Foundation;

namespace Gust.Transport.Tls;

/// <summary>An encrypted connection after its handshake.</summary>
/// <remarks>The stream below the encryption is memory (<see cref="CipherStream"/>), so nothing here waits but the socket.</remarks>
internal sealed class TlsWire : IWire
{
    private const int Idle = 0;
    private const int Sending = 1;
    private const int Closed = 2;

    private readonly SocketWire _socket;
    private readonly CipherStream _cipher;
    private readonly TlsStream _stream;
    private readonly TlsOutput _output;
    private int _state;

    /// <summary>The wait for the next record, begun by the last <see cref="ReceiveAsync"/> when <see cref="_isArriving"/>.</summary>
    private ValueTask<int> _arrival;
    private bool _isArriving;

    /// <param name="stream">Authenticated, over <paramref name="cipher"/>.</param>
    public TlsWire(SocketWire socket, CipherStream cipher, TlsStream stream)
    {
        _socket = socket;
        _cipher = cipher;
        _stream = stream;
        _output = new TlsOutput(stream, cipher);
        cipher.Gather();
        string version = stream.SslProtocol == SslProtocols.Tls13 ? "1.3" : "1.2";
        Tls = new TlsPeer(stream.PeerChain, version, stream.NegotiatedCipherSuite.ToString()) { Sent = stream.PeerSent };
    }

    public string RemoteHost => _socket.RemoteHost;

    public int RemotePort => _socket.RemotePort;

    public TlsPeer Tls { get; set; }

    TlsPeer? IWire.Tls => Tls;

    public int TrySend(ReadOnlySpan<byte> bytes)
    {
        if (!TryEnter())
        {
            return -1;
        }

        try
        {
            return _output.TrySend(bytes);
        }
        catch (Exception e) when (WireFailure.Is(e))
        {
            return -1;
        }
        finally
        {
            Leave();
        }
    }

    public async ValueTask TransmitAsync(ReadOnlyMemory<byte> bytes)
    {
        if (!TryEnter())
        {
            throw new ObjectDisposedException(nameof(TlsWire));
        }

        try
        {
            await _output.TransmitAsync(bytes).ConfigureAwait(false);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Takes all the records that are there already, so that what they cause to be sent goes out together.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        if (!_isArriving)
        {
            _arrival = WaitAsync();
        }

        _isArriving = false;
        await _arrival.ConfigureAwait(false);
        int total = 0;
        while (true)
        {
            int count = await _stream.ReadAsync(buffer[total..]).ConfigureAwait(false);
            total += count;
            if (count == 0 || total == buffer.Length)
            {
                return total;
            }

            _arrival = WaitAsync();
            _isArriving = !_arrival.IsCompletedSuccessfully;
            if (_isArriving)
            {
                return total; // the next call goes on with this wait
            }

            await _arrival.ConfigureAwait(false);
        }
    }

    /// <summary>Says goodbye (close_notify) unless a send is under way, whose end then frees the stream.</summary>
    public void Close(LinkFarewell farewell)
    {
        bool idle = Interlocked.Exchange(ref _state, Closed) == Idle;
        if (idle)
        {
            SayGoodbye();
        }

        _socket.Close(farewell);
        if (idle)
        {
            _stream.Dispose();
        }
    }

    /// <summary>Waits for a record, without a buffer inside the stream: an idle connection holds none.</summary>
    private ValueTask<int> WaitAsync() => _stream.ReadAsync(Memory<byte>.Empty);

    private void SayGoodbye()
    {
        try
        {
            _ = _stream.ShutdownAsync(); // completes at once, as all writes do
            _cipher.TrySendPending();
        }
        catch (Exception e) when (WireFailure.Is(e))
        {
            // The peer has gone already.
        }
    }

    private bool TryEnter() => Interlocked.CompareExchange(ref _state, Sending, Idle) == Idle;

    private void Leave()
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Sending) == Closed)
        {
            _stream.Dispose();
        }
    }
}
