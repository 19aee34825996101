using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Gust.Core;
using Gust.Core.Connections;
using Gust.Monitoring.Documents.Connections;
using Gust.Monitoring.Documents.JetStream;
using Gust.Monitoring.Values;
using Gust.Protocol;
using Gust.Security.Claims;
using Gust.Security.Definitions;
using Gust.Security.Tokens;

namespace Gust.Monitoring.Documents.Server;

/// <summary>Gives <see cref="Varz"/>.</summary>
internal sealed class VarzDocument(MonitoredServer server, JetStreamFacts streams) : Document<NoOptions, Varz>("VARZ", "/varz")
{
    protected override JsonTypeInfo<NoOptions> OptionsType => MonitoringJson.Default.NoOptions;

    protected override JsonTypeInfo<Varz> DataType => MonitoringJson.Default.Varz;

    protected override NoOptions Read(MonitoringQuery query) => new();

    protected override void Make(NoOptions options, Action<Varz> done) => done(Make());

    public Varz Make() => WithCounters(Settings());

    private Varz Settings()
    {
        GustServerOptions options = server.Options();
        Broker broker = server.Broker;
        return new Varz
        {
            ServerId = broker.Identity.Id,
            ServerName = broker.Identity.Name,
            Version = ServerInfo.CompatibilityVersion,
            Go = broker.Identity.Runtime,
            Host = broker.Options.AdvertisedHost ?? broker.Identity.Host,
            Port = broker.Options.AdvertisedPort ?? broker.Identity.Port,
            AuthRequired = broker.Authenticator.AsksForCredentials(ConnectionKinds.Standard),
            TlsRequired = options.Tls is not null && !options.AllowNonTls,
            TlsVerify = options.Tls is { Verify: true } or { VerifyAndMap: true },
            TlsOcspPeerVerify = options.Tls?.OcspPeer is { Verify: true },
            ConnectUrls = Optional.List(broker.Options.ConnectUrls),
            MaxConnections = options.MaxConnections,
            MaxSubscriptions = options.MaxSubscriptions,
            PingInterval = options.PingInterval,
            PingMax = options.PingMax,
            HttpHost = options.Monitoring.Host ?? options.Host,
            HttpPort = server.Ports.Http,
            HttpBasePath = options.Monitoring.BasePath,
            HttpsPort = server.Ports.Https,
            AuthTimeout = options.Authorization.Timeout.TotalSeconds,
            MaxControlLine = options.MaxControlLine,
            MaxPayload = options.MaxPayload,
            MaxPending = options.MaxPending,
            WebSocket = options.WebSocket is { } socket ? WebSocketVarz.Of(socket, server.WebSocketPort(), server.WebSocketCertificateEnd()) : new WebSocketVarz(),
            JetStream = streams.Varz(),
            TlsTimeout = (options.Tls ?? new TlsOptions()).Timeout.TotalSeconds,
            WriteDeadline = options.WriteDeadline,
            WriteTimeout = options.WriteTimeout == WriteTimeoutPolicy.Default ? null : options.WriteTimeout.ToString().ToLowerInvariant(),
            Start = server.Started,
            Now = server.Now,
            Uptime = Uptime.Format(server.Now - server.Started),
            Mem = server.Process.ResidentBytes,
            Cores = server.Process.Cores,
            UsableCores = server.Process.UsableCores,
            Cpu = server.Process.CpuPercent,
            HttpReqStats = server.Requests.Snapshot(),
            ConfigLoadTime = server.Configuration.Loaded,
            ConfigDigest = server.Configuration.Digest,
            Tags = Optional.List(options.ServerTags),
            Metadata = options.ServerMetadata.Count > 0 ? new SortedDictionary<string, string>(options.ServerMetadata, StringComparer.Ordinal) : null,
            TrustedOperatorsJwt = Optional.List([.. options.Operators.Select(one => one.Jwt)]),
            TrustedOperatorsClaim = Optional.List([.. options.Operators.SelectMany(one => ClaimsOf(one.Jwt))]),
            SystemAccount = server.HasSystemAccount ? broker.Accounts.System.Name : null,
            OcspPeerCache = server.OcspCache(),
            Proxies = options.TrustedProxies.Count > 0 ? new ProxiesVarz([.. options.TrustedProxies.Select(proxy => new ProxyInfo(proxy.Key))]) : null,
            TlsCertNotAfter = server.CertificateEnd(),
        };
    }

    private Varz WithCounters(Varz settings)
    {
        Broker broker = server.Broker;
        Traffic traffic = Traffic.Sum(broker.Connections.Traffic());
        return settings with
        {
            Connections = broker.ConnectionCount,
            TotalConnections = broker.ConnectionsAccepted,
            InMsgs = traffic.InMessages,
            InBytes = traffic.InBytes,
            InClientMsgs = traffic.InMessages,
            InClientBytes = traffic.InBytes,
            OutMsgs = traffic.OutMessages,
            OutBytes = traffic.OutBytes,
            OutClientMsgs = traffic.OutMessages,
            OutClientBytes = traffic.OutBytes,
            StalledClients = broker.Connections.Stalls,
            Subscriptions = server.Accounts.Sum(account => (long)account.Interest.Count),
            SlowConsumerStats = new LinkCounts(broker.Connections.SlowConsumers),
            StaleConnectionStats = new LinkCounts(broker.Connections.StaleConnections),
        };
    }

    private static IEnumerable<JsonElement> ClaimsOf(string jwt) => JwtToken.TryDecode(jwt, out OperatorClaims? _, out _)
        ? [TokenClaims.Of(jwt)]
        : [];
}
