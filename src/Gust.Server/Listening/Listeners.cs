using System.Net;
using Gust.Core;
using Gust.Foundation;
using Gust.Monitoring.SystemAccount;
using Gust.Transport.Tls;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Listening;

/// <summary>All that a server listens on. Binds when it is made, accepts after <see cref="Run"/>.</summary>
internal sealed class Listeners : IDisposable
{
    private readonly ClientPort? _clients;
    private readonly WebSocketPort? _webSockets;
    private readonly BrakedLogger _logger;

    public Listeners(GustServerOptions options, BufferPool buffers, Action<Arrival> serve, ILogger logger)
    {
        _logger = new BrakedLogger(logger, TimeProvider.System); // who knocks in vain has no session whose log would be braked
        Ocsp = new OcspPeers(_logger);
        Ocsp.Configure(options);
        try
        {
            _clients = options.ListenForClients ? new ClientPort(options, buffers, serve, Ocsp.Check, _logger) : null;
            _webSockets = options.WebSocket is { Port: not 0 } socket ? new WebSocketPort(options, socket, buffers, serve, Ocsp.Check, _logger) : null;
        }
        catch
        {
            Dispose(); // a start that fails leaves the ports free
            throw;
        }
    }

    public IPEndPoint? Clients => _clients?.LocalEndPoint;

    /// <summary>TLS in force for clients; null: none.</summary>
    public TlsSettings? ClientTls => _clients?.Tls?.Settings;

    public TlsSettings? WebSocketTls => _webSockets?.Tls?.Settings;

    /// <summary>Asking authorities about clients, on whatever listener they come.</summary>
    public OcspPeers Ocsp { get; }

    public IPEndPoint? WebSockets => _webSockets?.LocalEndPoint;

    /// <summary>URL for WebSocket clients on this machine; empty: none.</summary>
    public string WebSocketUrl => _webSockets is { } port ? $"{port.Scheme}://{LocalAddress.Reachable(port.LocalEndPoint)}" : "";

    /// <param name="events">Is told of clients that their authorities do not vouch for.</param>
    public void Run(OcspPeerEvents events)
    {
        Ocsp.Events = events;
        if (_webSockets is { } webSockets)
        {
            ServerLog.ListeningForWebSockets(_logger, $"{webSockets.Scheme}://{LocalAddress.Text(webSockets.LocalEndPoint)}");
            ServerLog.Warnings(_logger, webSockets.Tls?.Settings.Warnings ?? []);
            webSockets.Run();
        }

        if (_clients is { } clients)
        {
            ServerLog.Listening(_logger, LocalAddress.Text(clients.LocalEndPoint));
            if (clients.Tls is { } tls)
            {
                ServerLog.TlsRequired(_logger);
                ServerLog.Warnings(_logger, tls.Settings.Warnings);
            }

            clients.Run();
        }
    }

    /// <summary>Loads what new options say, without taking it over yet.</summary>
    /// <exception cref="GustConfigurationException">Nothing has changed.</exception>
    public Action Prepare(GustServerOptions options)
    {
        Action? clients = _clients?.Prepare(options);
        Action? webSockets = _webSockets?.Prepare(options);
        return clients + webSockets + (() => Ocsp.Configure(options));
    }

    public void Dispose()
    {
        _clients?.Dispose();
        _webSockets?.Dispose();
        _logger.Summarize();
    }
}
