using System.Security.Authentication;
using Gust.Foundation;

namespace Gust.Transport.Tls;

/// <summary>An encrypted connection after its handshake.</summary>
/// <remarks>
/// <see cref="TrySend"/> encrypts a slice and tries to send the records. When the socket does not take them all, the slice counts
/// as not taken although it is encrypted already: <see cref="_ahead"/> says how much of the next send is to be skipped.
/// </remarks>
internal sealed class TlsWire : IWire
{
    /// <summary>Plain bytes that are encrypted before the socket is asked: eight records of the largest size.</summary>
    private const int SliceMax = 8 * 16 * 1024;

    private const int Idle = 0;
    private const int Sending = 1;
    private const int Closed = 2;

    private readonly SocketWire _socket;
    private readonly CipherStream _cipher;
    private readonly TlsStream _stream;
    private int _ahead;
    private int _state;

    /// <param name="stream">Authenticated, over <paramref name="cipher"/>.</param>
    public TlsWire(SocketWire socket, CipherStream cipher, TlsStream stream)
    {
        _socket = socket;
        _cipher = cipher;
        _stream = stream;
        cipher.Gather();
        string version = stream.SslProtocol == SslProtocols.Tls13 ? "1.3" : "1.2";
        Tls = new TlsPeer(stream.PeerChain, version, stream.NegotiatedCipherSuite.ToString());
    }

    public string RemoteHost => _socket.RemoteHost;

    public int RemotePort => _socket.RemotePort;

    public TlsPeer Tls { get; }

    TlsPeer? IWire.Tls => Tls;

    public int TrySend(ReadOnlySpan<byte> bytes)
    {
        if (!TryEnter())
        {
            return -1;
        }

        try
        {
            return EncryptAndSend(bytes);
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
            await _cipher.SendPendingAsync().ConfigureAwait(false);
            bytes = bytes[_ahead..];
            _ahead = 0;
            while (!bytes.IsEmpty)
            {
                int count = Math.Min(bytes.Length, SliceMax);
                _stream.Write(bytes.Span[..count]);
                await _cipher.SendPendingAsync().ConfigureAwait(false);
                bytes = bytes[count..];
            }
        }
        finally
        {
            Leave();
        }
    }

    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        // Waits without a buffer inside the stream: an idle connection holds none.
        await _stream.ReadAsync(Memory<byte>.Empty).ConfigureAwait(false);
        return await _stream.ReadAsync(buffer).ConfigureAwait(false);
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

    /// <summary>Never waits: the stream writes into memory.</summary>
    private int EncryptAndSend(ReadOnlySpan<byte> bytes)
    {
        int taken = 0;
        if (_ahead > 0)
        {
            int outcome = _cipher.TrySendPending();
            if (outcome != 1)
            {
                return outcome;
            }

            taken = _ahead;
            _ahead = 0;
        }

        while (taken < bytes.Length)
        {
            ReadOnlySpan<byte> slice = bytes.Slice(taken, Math.Min(bytes.Length - taken, SliceMax));
            _stream.Write(slice);
            int outcome = _cipher.TrySendPending();
            if (outcome != 1)
            {
                _ahead = slice.Length;
                return outcome < 0 ? -1 : taken;
            }

            taken += slice.Length;
        }

        return taken;
    }

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
