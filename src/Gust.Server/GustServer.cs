using System.Net;
using System.Net.Sockets;
using Gust.Configuration.Reading;
using Gust.Configuration.Reload;
using Gust.Core;
using Gust.Foundation;
using Gust.Monitoring;
using Gust.Monitoring.Metrics;
using Gust.Monitoring.SystemAccount;
using Gust.Security.Access;
using Gust.Server;
using Gust.Server.JetStream;
using Gust.Server.Listening;
using Gust.Server.Security;
using Gust.Transport;
using Gust.Transport.Tls;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gust;

/// <summary>A running Gust server. Several may live in one process.</summary>
/// <example><code>await using var server = await GustServer.StartAsync(new GustServerOptions { Port = 0 });</code></example>
public sealed class GustServer : IAsyncDisposable
{
    /// <summary>How long an orderly stop waits for connections to take what was on its way to them.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Broker _broker;
    private readonly ILogger _logger;
    private readonly Listeners _listeners;
    private readonly ServerSecurity _security;
    private readonly ServerFiles _files;
    private readonly JetStreamSwitch _jetStream;
    private readonly GustMeter _meter;
    private readonly SystemServices _services;
    private readonly BufferPool _buffers = new();
    private readonly ServerKeys _keys = ServerKeys.Create(SystemRandom.Instance);
    private int _stopping;
    private int _lameDuck;

    private GustServer(GustServerOptions options, ILogger logger)
    {
        Options = options;
        _logger = logger;
        _listeners = new Listeners(options, _buffers, Serve, logger);
        try
        {
            ServerIdentity identity = OptionsMapping.Identity(options, _keys, _listeners.Clients?.Port ?? 0);
            Id = identity.Id;
            Name = identity.Name;
            BrokerPorts ports = new(TimeProvider.System, SystemRandom.Instance, logger, _buffers);
            _broker = new Broker(identity, OptionsMapping.Core(options), ClosedAuthenticator.Instance, ports);
            ServerLog.Starting(logger, Name, Id);
            _security = new ServerSecurity(options, _broker, _keys, logger);
            _jetStream = new JetStreamSwitch(_broker, logger);
            _jetStream.Start(options);
            _files = new ServerFiles(options);
            Monitoring = new DocumentShelf(Monitored());
            _meter = new GustMeter(Monitoring.Server, new StreamsLook(Monitoring.Server).Take);
            _jetStream.Started = _meter.Follow;
            TellFacts();
            _services = new SystemServices(Monitoring, PoolScheduler.Instance);
        }
        catch
        {
            _security?.Dispose();
            _listeners.Dispose(); // a start that fails leaves the ports free
            _broker?.Dispose();
            throw;
        }
    }

    /// <summary>The server's public key, new at every start.</summary>
    public string Id { get; }

    /// <summary>Configured name, or the id.</summary>
    public string Name { get; }

    /// <summary>Address and port that clients connect to; null when the server serves in-process connections only.</summary>
    public IPEndPoint? ClientEndPoint => _listeners.Clients;

    /// <summary>URL for clients on this machine, such as <c>nats://127.0.0.1:4222</c>.</summary>
    public string ClientUrl => ClientEndPoint is { } endPoint ? $"nats://{LocalAddress.Reachable(endPoint)}" : "";

    /// <summary>Address and port of the WebSocket listener; null without one.</summary>
    public IPEndPoint? WebSocketEndPoint => _listeners.WebSockets;

    /// <summary>URL for WebSocket clients on this machine, such as <c>ws://127.0.0.1:8080</c>; empty without a listener.</summary>
    public string WebSocketUrl => _listeners.WebSocketUrl;

    /// <summary>Client connections at present, in-process ones included.</summary>
    public int ConnectionCount => _broker.ConnectionCount;

    /// <summary>Completes when the server has stopped, for whatever reason.</summary>
    public Task Completion => _stopped.Task;

    internal GustServerOptions Options { get; private set; }

    internal Broker Broker => _broker;

    /// <summary>The documents that the server gives about itself.</summary>
    internal DocumentShelf Monitoring { get; }

    /// <summary>TLS of the client listener, which the monitoring port shows too; null: none.</summary>
    internal TlsSettings? ClientTls => _listeners.ClientTls;

    /// <summary>Starts a server; when the task completes it accepts connections.</summary>
    /// <exception cref="GustConfigurationException">The options contradict each other or are out of bounds.</exception>
    /// <exception cref="SocketException">The address is taken or not this machine's.</exception>
    public static Task<GustServer> StartAsync(GustServerOptions options, ILoggerFactory? loggerFactory = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        ILogger logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger("Gust.Server");
        return Task.FromResult(Start(options, logger));
    }

    /// <summary>A connection without a socket: this end speaks the client protocol like a TCP connection does.</summary>
    public Stream ConnectInProcess()
    {
        ObjectDisposedException.ThrowIf(_stopping != 0, this);
        (Stream client, Stream server) = DuplexPair.Create();
        Serve(new Arrival(new StreamLink(server, "in-process", 0, _buffers), ClientListener.InProcess));
        return client;
    }

    /// <summary>Stops accepting, tells clients to go elsewhere, and closes them one by one after the grace period; then stops.</summary>
    public Task EnterLameDuckModeAsync()
    {
        if (Interlocked.Exchange(ref _lameDuck, 1) == 0 && _stopping == 0)
        {
            ServerLog.LameDuck(_logger);
            _listeners.Dispose();
            _services.AnnounceLameDuck();
            new LameDuck(_broker, () => _ = StopAsync()).Start();
        }

        return Completion;
    }

    /// <summary>Stops in order: what is on its way to clients goes out, then their connections are closed.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _stopping, 1) != 0)
        {
            await Completion.ConfigureAwait(false);
            return;
        }

        ServerLog.ShuttingDown(_logger);
        _listeners.Dispose();
        _services.AnnounceShutdown();
        await _jetStream.StopAsync().ConfigureAwait(false); // while the clients are there that wait for messages
        _broker.CloseAllWhenSent(CloseReason.ServerShutdown);
        await WaitForConnectionsAsync(cancellationToken).ConfigureAwait(false);
        _broker.Abort();
        _broker.Dispose();
        _jetStream.Dispose();
        _security.Dispose();
        _listeners.Ocsp.Dispose();
        _keys.Dispose();
        RemoveFiles();
        ServerLog.Exiting(_logger);
        _stopped.TrySetResult();
    }

    /// <summary>Stops, and ends the server's metrics, which can be read until then.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _meter.Dispose();
    }

    /// <summary>Takes over what may change while the server runs; with one refusal in the plan nothing changes.</summary>
    internal ReloadPlan Reload(GustServerOptions wanted)
    {
        ReloadPlan plan = ReloadPlan.Compare(Options, wanted);
        if (!plan.IsAllowed)
        {
            return plan;
        }

        Require(wanted);
        Func<IAuthenticator> takeOverSecurity = _security.Prepare(wanted);
        Action takeOverTls = _listeners.Prepare(wanted);
        Action takeOverStreams = _jetStream.Prepare(wanted); // all that may be refused comes before the first change
        Options = wanted;
        takeOverTls();
        takeOverStreams();
        TellFacts();
        _broker.Reload(OptionsMapping.Core(wanted), takeOverSecurity());
        return plan;
    }

    /// <summary>The monitoring port is open: other processes are told.</summary>
    internal void Announce(MonitoringPorts ports, string url)
    {
        Monitoring.Server.Ports = ports;
        _files.WritePorts(ClientEndPoint, WebSocketUrl, url);
    }

    private static GustServer Start(GustServerOptions options, ILogger logger)
    {
        Require(options);
        GustServer server = new(options, logger);
        ServerLog.Warnings(logger, StartupWarnings.Of(options));

        try
        {
            server._files.WriteProcess();
            if (!options.Monitoring.IsOn)
            {
                server._files.WritePorts(server.ClientEndPoint, server.WebSocketUrl, monitoringUrl: ""); // else once that port is open too
            }
        }
        catch
        {
            server._listeners.Dispose(); // a start that fails leaves the ports free
            server._meter.Dispose();
            server._broker.Dispose();
            server._jetStream.Dispose();
            server._security.Dispose();
            throw;
        }

        server._listeners.Run(new OcspPeerEvents(server._broker));
        ServerLog.Ready(logger);
        return server;
    }

    private void TellFacts() => _broker.Statement.Facts = OptionsMapping.Facts(Options, _jetStream.Current is not null);

    /// <exception cref="GustConfigurationException">The options contradict each other or are out of bounds.</exception>
    private static void Require(GustServerOptions options)
    {
        IReadOnlyList<string> errors = OptionsValidator.Validate(options);
        if (errors.Count > 0)
        {
            throw new GustConfigurationException(errors);
        }
    }

    /// <summary>A file that is not to be removed does not keep the server from stopping.</summary>
    private void RemoveFiles()
    {
        try
        {
            _files.Remove();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ServerLog.FileRemains(_logger, e.Message);
        }
    }

    private MonitoredServer Monitored() => new()
    {
        Broker = _broker,
        Options = () => Options,
        JetStream = () => _jetStream.Current,
        WebSocketPort = () => _listeners.WebSockets?.Port ?? 0,
        AccountJwt = _security.TokenOf,
        CertificateEnd = () => _listeners.ClientTls?.End,
        WebSocketCertificateEnd = () => _listeners.WebSocketTls?.End,
        OcspCache = () => _listeners.Ocsp.Show(Options),
        Process = new ProcessUsage(),
        Runtime = new RuntimeUsage(),
        Started = TimeProvider.System.GetUtcNow(),
        Configuration = new ConfigurationStamp("", TimeProvider.System.GetUtcNow()),
    };

    private void Serve(Arrival arrival)
    {
        ClientSession session = _broker.Accept(arrival.Link, arrival.Listener, arrival.Preset, arrival.Refusal);
        if (_stopping != 0)
        {
            session.CloseQuietly(CloseReason.ServerShutdown); // it came in while the others were being closed
        }

        ThreadPool.UnsafeQueueUserWorkItem(
            static state =>
            {
                state.link.Attach(state.session);
                _ = state.link.RunAsync(state.session.Start);
            },
            (session, link: arrival.Link),
            preferLocal: false);
    }

    private async Task WaitForConnectionsAsync(CancellationToken cancellationToken)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (_broker.ConnectionCount > 0 && !cancellationToken.IsCancellationRequested && TimeProvider.System.GetElapsedTime(start) < StopPatience)
        {
            await Task.Delay(1, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
