using System.Net;
using System.Net.Sockets;
using Gust.Core;
using Gust.Foundation;
using Gust.Transport;
using Gust.Transport.Tls;
using Gust.Transport.Tls.Ocsp;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Listening;

/// <summary>The listener for clients over TCP, with TLS or without.</summary>
internal sealed class ClientPort : IDisposable
{
    private readonly TcpAcceptor _acceptor;
    private readonly BufferPool _buffers;
    private readonly Action<Arrival> _serve;
    private readonly ILogger _logger;
    private readonly DescriptorGuard _descriptors;
    private readonly OcspPeerCheck _ocsp;
    private Way _way;

    /// <summary>Binds at once; accepts after <see cref="Run"/>.</summary>
    public ClientPort(GustServerOptions options, BufferPool buffers, Action<Arrival> serve, OcspPeerCheck ocsp, ILogger logger)
    {
        _buffers = buffers;
        _serve = serve;
        _ocsp = ocsp;
        _logger = logger;
        _descriptors = new DescriptorGuard(logger);
        _way = WayOf(options);
        _acceptor = new TcpAcceptor(new IPEndPoint(LocalAddress.Parse(options.Host), Math.Max(0, options.Port)), Accept) { OutOfDescriptors = _descriptors.NoteStarved };
    }

    public IPEndPoint LocalEndPoint => _acceptor.LocalEndPoint;

    /// <summary>Null without TLS.</summary>
    public TlsServer? Tls => Volatile.Read(ref _way).Tls;

    public void Run() => _ = _acceptor.RunAsync();

    /// <summary>Loads what new options say of TLS, without taking it over yet.</summary>
    public Action Prepare(GustServerOptions options)
    {
        Way wanted = WayOf(options);
        return () => Volatile.Write(ref _way, wanted);
    }

    public void Dispose() => _acceptor.Dispose();

    private Way WayOf(GustServerOptions options)
    {
        if (options.Tls is not { } tls)
        {
            return new Way(ClientListener.Standard, null, default);
        }

        TlsSettings settings = TlsMapping.Settings(tls, options.Ocsp, TimeProvider.System);
        ClientListener listener = ClientListener.Standard with
        {
            TlsRequired = !options.AllowNonTls,
            TlsAvailable = options.AllowNonTls,
            TlsVerify = settings.VerifiesClients,
        };
        return new Way(listener, new TlsServer(settings, TimeProvider.System, _ocsp), TlsMapping.Mode(tls, options.AllowNonTls));
    }

    private void Accept(Socket socket)
    {
        if (_descriptors.Refuses(socket))
        {
            return;
        }

        Way way = Volatile.Read(ref _way);
        bool isTooFast = way.Tls is { } tls && !tls.Rate.TryTake();
        if (isTooFast && !way.Mode.GreetsInClear)
        {
            ThrottledPeer.Refuse(socket, _logger);
            return;
        }

        PumpedLink link;
        try
        {
            link = way.Tls is null || isTooFast ? new SocketLink(socket, _buffers) : new TlsLink(socket, way.Tls, way.Mode, _buffers);
        }
        catch (SocketException)
        {
            socket.Dispose(); // the peer has gone already
            return;
        }

        _serve(new Arrival(link, way.Listener) { Refusal = isTooFast ? Dismissal.TooFast : null });
    }

    /// <summary>How new connections are received; a reload brings another.</summary>
    private sealed record Way(ClientListener Listener, TlsServer? Tls, TlsMode Mode);
}
