using System.Net.Sockets;
using Gust.Foundation;

namespace Gust.Transport.Tls;

/// <summary>A connection of the client protocol over TLS: greeting and handshake in the order of its <see cref="TlsMode"/>.</summary>
/// <remarks>What <see cref="PumpedLink.RunAsync"/> starts is the greeting, so it comes where the mode wants it: in clear or encrypted.</remarks>
internal sealed class TlsLink : PumpedLink
{
    /// <summary>What the first byte of every TLS handshake is.</summary>
    private const byte HandshakeRecord = 0x16;

    private readonly UpgradingWire _wire;
    private readonly SocketWire _socket;
    private readonly TlsServer _server;
    private readonly TlsMode _mode;
    private readonly BufferPool _pool;

    public TlsLink(Socket socket, TlsServer server, TlsMode mode, BufferPool pool)
        : this(new UpgradingWire(new SocketWire(socket)), server, mode, pool)
    {
    }

    private TlsLink(UpgradingWire wire, TlsServer server, TlsMode mode, BufferPool pool)
        : base(wire, pool)
    {
        _wire = wire;
        _socket = wire.Socket;
        _server = server;
        _mode = mode;
        _pool = pool;
    }

    protected override async ValueTask<LinkEnd?> OpenAsync(Action? start)
    {
        bool greetsInClear = _mode.GreetsInClear;
        if (_mode.WaitForClient > TimeSpan.Zero)
        {
            greetsInClear = await PeekAsync(_mode.WaitForClient).ConfigureAwait(false) is null;
        }

        if (greetsInClear)
        {
            _wire.BeginInClear();
            start?.Invoke();
        }

        if (_mode.AllowsClear && await PeekAsync(_server.Settings.HandshakeTimeout).ConfigureAwait(false) is not HandshakeRecord)
        {
            _wire.StayClear();
            return null;
        }

        try
        {
            _wire.BeginHandshake();
            TlsWire wire = await _server.AcceptAsync(_socket, _pool).ConfigureAwait(false);
            wire.Tls = wire.Tls with { CameFirst = !greetsInClear };
            _wire.Upgrade(wire);
        }
        catch (TlsHandshakeException e)
        {
            OpenFailure = e.Message;
            return LinkEnd.HandshakeFailed;
        }

        if (!greetsInClear)
        {
            start?.Invoke();
        }

        return null;
    }

    /// <summary>The client's first byte; null when none comes in time, or none at all: whoever reads next finds out.</summary>
    private async Task<byte?> PeekAsync(TimeSpan patience)
    {
        byte[] first = new byte[1];
        using CancellationTokenSource limit = new(patience, _server.Time);
        try
        {
            return await _socket.PeekAsync(first, limit.Token).ConfigureAwait(false) == 1 ? first[0] : null;
        }
        catch (Exception e) when (WireFailure.Is(e))
        {
            return null;
        }
    }
}
