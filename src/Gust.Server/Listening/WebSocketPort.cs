using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Gust.Core;
using Gust.Foundation;
using Gust.Transport;
using Gust.Transport.Tls;
using Gust.Transport.Tls.Ocsp;
using Gust.Transport.WebSockets;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Listening;

/// <summary>The listener for WebSocket clients: a peer becomes a session once TLS, if there is any, and the upgrade are done.</summary>
internal sealed class WebSocketPort : IDisposable
{
    private readonly TcpAcceptor _acceptor;
    private readonly WebSocketOpening _opening;
    private readonly Action<Arrival> _serve;
    private readonly ILogger _logger;
    private readonly DescriptorGuard _descriptors;

    /// <summary>Sockets on their way to a session. No more than there are descriptors, and none for longer than its timeouts.</summary>
    private readonly ConcurrentDictionary<Socket, bool> _openings = new();

    private readonly ClientListener _listener;
    private volatile bool _isDisposed;

    /// <summary>Binds at once; accepts after <see cref="Run"/>.</summary>
    public WebSocketPort(GustServerOptions options, WebSocketOptions socket, BufferPool buffers, Action<Arrival> serve, OcspPeerCheck ocsp, ILogger logger)
    {
        _serve = serve;
        _logger = logger;
        _descriptors = new DescriptorGuard(logger);
        TlsSettings? settings = socket.Tls is { } tls ? TlsMapping.Settings(tls, options.Ocsp, TimeProvider.System) : null;
        Tls = settings is null ? null : new TlsServer(settings, TimeProvider.System, ocsp);
        _opening = new WebSocketOpening(WebSocketMapping.Settings(socket, options.MaxPayload), Tls, buffers, TimeProvider.System);
        _acceptor = new TcpAcceptor(new IPEndPoint(LocalAddress.Parse(socket.Host), Math.Max(0, socket.Port)), Accept) { OutOfDescriptors = _descriptors.NoteStarved };
        _listener = WebSocketMapping.Listener(socket, LocalEndPoint.Port);
    }

    public IPEndPoint LocalEndPoint => _acceptor.LocalEndPoint;

    /// <summary><c>ws://</c> or <c>wss://</c>, for the log and for URLs.</summary>
    public string Scheme => Tls is null ? "ws" : "wss";

    /// <summary>Null without TLS.</summary>
    public TlsServer? Tls { get; }

    public void Run() => _ = _acceptor.RunAsync();

    /// <summary>Loads what new options say, without taking it over yet. Of the block itself only TLS files may have changed.</summary>
    public Action Prepare(GustServerOptions options)
    {
        WebSocketOptions socket = options.WebSocket!;
        TlsSettings? settings = Tls is not null && socket.Tls is { } tls ? TlsMapping.Settings(tls, options.Ocsp, TimeProvider.System) : null;
        return () =>
        {
            _opening.Settings = WebSocketMapping.Settings(socket, options.MaxPayload);
            if (settings is not null)
            {
                Tls!.Replace(settings);
            }
        };
    }

    /// <summary>Stops listening, and gives up whoever has no session yet.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _acceptor.Dispose();
        foreach (Socket socket in _openings.Keys)
        {
            socket.Dispose();
        }
    }

    private void Accept(Socket socket)
    {
        if (_descriptors.Refuses(socket))
        {
            return;
        }

        if (Tls is { } tls && !tls.Rate.TryTake())
        {
            ThrottledPeer.Refuse(socket, _logger);
            return;
        }

        _openings[socket] = true;
        ThreadPool.UnsafeQueueUserWorkItem(static state => _ = state.port.OpenAsync(state.socket), (port: this, socket), preferLocal: false);
    }

    private async Task OpenAsync(Socket socket)
    {
        if (_isDisposed)
        {
            socket.Dispose(); // it came between the two steps of Dispose; the opening finds it closed
        }

        WebSocketOpened opened = await _opening.OpenAsync(socket).ConfigureAwait(false);
        _openings.TryRemove(socket, out _);
        if (opened.Link is not { } link)
        {
            ServerLog.WebSocketRefused(_logger, opened.RemoteHost, opened.RemotePort, opened.Failure!);
            return;
        }

        if (_isDisposed)
        {
            link.Close(CloseFarewell.Of(CloseReason.ServerShutdown));
            return;
        }

        _serve(new Arrival(link, _listener) { Preset = WebSocketMapping.Credentials(link.Request) });
    }
}
