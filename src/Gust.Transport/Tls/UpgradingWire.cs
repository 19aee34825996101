using Gust.Foundation;

namespace Gust.Transport.Tls;

/// <summary>A socket that may begin in clear and goes over to TLS; what is sent outside these two phases waits for TLS.</summary>
internal sealed class UpgradingWire(SocketWire socket) : IWire
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource<IWire> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What bytes go through in the end; null as long as that is open.</summary>
    private volatile IWire? _wire;
    private bool _isClear;
    private bool _isClosed;

    public SocketWire Socket => socket;

    public string RemoteHost => socket.RemoteHost;

    public int RemotePort => socket.RemotePort;

    public TlsPeer? Tls => _wire?.Tls;

    public int TrySend(ReadOnlySpan<byte> bytes)
    {
        if (_wire is { } wire)
        {
            return wire.TrySend(bytes);
        }

        lock (_lock)
        {
            if (_isClosed)
            {
                return -1;
            }

            if (!_isClear)
            {
                return _wire is { } upgraded ? upgraded.TrySend(bytes) : 0;
            }

            // A greeting that does not fit the empty buffer of a new socket has nowhere to wait: the handshake comes next.
            return socket.TrySend(bytes) == bytes.Length ? bytes.Length : -1;
        }
    }

    public async ValueTask TransmitAsync(ReadOnlyMemory<byte> bytes)
    {
        IWire wire = _wire ?? await _opened.Task.ConfigureAwait(false);
        await wire.TransmitAsync(bytes).ConfigureAwait(false);
    }

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer) => _wire!.ReceiveAsync(buffer);

    /// <summary>The greeting may go out as it is.</summary>
    public void BeginInClear()
    {
        lock (_lock)
        {
            _isClear = true;
        }
    }

    /// <summary>Nothing goes out in clear from now on.</summary>
    public void BeginHandshake()
    {
        lock (_lock)
        {
            _isClear = false;
        }
    }

    public void Upgrade(TlsWire wire) => Open(wire);

    /// <summary>The client does without TLS, and may.</summary>
    public void StayClear() => Open(socket);

    public void Close(LinkFarewell farewell)
    {
        IWire open;
        lock (_lock)
        {
            _isClosed = true;
            open = _wire ?? socket;
        }

        open.Close(farewell);
        _opened.TrySetException(new ObjectDisposedException(nameof(UpgradingWire)));
        _ = _opened.Task.Exception; // nobody may be waiting for it
    }

    private void Open(IWire wire)
    {
        bool isLate;
        lock (_lock)
        {
            isLate = _isClosed;
            _isClear = false;
            _wire = wire;
        }

        if (isLate)
        {
            wire.Close(default);
            return;
        }

        _opened.TrySetResult(wire);
    }
}
