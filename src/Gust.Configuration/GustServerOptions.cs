using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>Everything a Gust server can be told: by a configuration file, command-line flags, or an embedding program.</summary>
/// <remarks>Defaults are nats-server's; see docs/operations for each. Names and bounds follow the configuration keys.</remarks>
public sealed class GustServerOptions
{
    /// <summary>Address to listen on for clients.</summary>
    public string Host { get; set; } = "0.0.0.0";

    /// <summary>Client port; 0 or -1 picks a free one.</summary>
    public int Port { get; set; } = 4222;

    /// <summary>False: no listener; clients come by in-process connections only.</summary>
    public bool ListenForClients { get; set; } = true;

    /// <summary>Name shown to clients and peers; the server's id when null. No spaces.</summary>
    public string? ServerName { get; set; }

    /// <summary><c>host[:port]</c> told to clients instead of the listen address.</summary>
    public string? ClientAdvertise { get; set; }

    /// <summary>Largest header block plus payload of one message, in bytes; below 2^31.</summary>
    public int MaxPayload { get; set; } = 1024 * 1024;

    /// <summary>Longest protocol line without its payload, in bytes.</summary>
    public int MaxControlLine { get; set; } = 4096;

    /// <summary>Bytes that may wait for one connection before it is closed as a slow consumer.</summary>
    public long MaxPending { get; set; } = 64 * 1024 * 1024;

    /// <summary>Client connections accepted at one time; -1 or 0: unlimited.</summary>
    public int MaxConnections { get; set; } = 65536;

    /// <summary>Subscriptions of one connection; 0: unlimited.</summary>
    public int MaxSubscriptions { get; set; }

    /// <summary>Tokens in a subscription's subject, 1 to 255; 0: unlimited.</summary>
    public int MaxSubscriptionTokens { get; set; }

    /// <summary>Closed connections remembered for monitoring.</summary>
    public int MaxClosedClients { get; set; } = 10000;

    public TimeSpan PingInterval { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Unanswered pings before a connection is stale.</summary>
    public int PingMax { get; set; } = 2;

    /// <summary>How long a peer may take no bytes before it is closed as a slow consumer.</summary>
    public TimeSpan WriteDeadline { get; set; } = TimeSpan.FromSeconds(10);

    public WriteTimeoutPolicy WriteTimeout { get; set; }

    /// <summary>True: messages for a congested subscriber are dropped instead of slowing their producer down.</summary>
    public bool NoFastProducerStall { get; set; }

    /// <summary>True: messages carry no headers.</summary>
    public bool NoHeaderSupport { get; set; }

    /// <summary>Over how long a lame duck closes its clients; at least 30 s.</summary>
    public TimeSpan LameDuckDuration { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a lame duck waits before it closes the first client; below <see cref="LameDuckDuration"/>.</summary>
    public TimeSpan LameDuckGracePeriod { get; set; } = TimeSpan.FromSeconds(10);

    public List<string> ServerTags { get; set; } = [];

    public Dictionary<string, string> ServerMetadata { get; set; } = [];

    /// <summary>Subject mappings of the global account, in order of precedence.</summary>
    public List<SubjectMappingOptions> Mappings { get; set; } = [];

    public AuthorizationOptions Authorization { get; set; } = new();

    /// <summary>Tenants besides the global account.</summary>
    public List<AccountOptions> Accounts { get; set; } = [];

    /// <summary>User of clients that show no credentials: a name or public key of a configured user; null: they are refused.</summary>
    public string? NoAuthUser { get; set; }

    /// <summary>Account for the server's own events and requests; null: <c>$SYS</c>.</summary>
    public string? SystemAccount { get; set; }

    /// <summary>True: there is no system account unless <see cref="SystemAccount"/> names one.</summary>
    public bool NoSystemAccount { get; set; }

    /// <summary>Public operator keys that accounts must be signed by; those of <see cref="Operators"/> are trusted anyway.</summary>
    public List<string> TrustedKeys { get; set; } = [];

    /// <summary>Operators this server trusts; with one, accounts and users are known by their JWTs.</summary>
    public List<OperatorOptions> Operators { get; set; } = [];

    /// <summary>Where the JWTs of accounts come from; null: from where the operator's JWT says.</summary>
    public ResolverOptions? Resolver { get; set; }

    /// <summary>TLS for a resolver that asks an HTTP server.</summary>
    public TlsOptions? ResolverTls { get; set; }

    /// <summary>JWTs of accounts by their public keys.</summary>
    public Dictionary<string, string> ResolverPreload { get; set; } = [];

    /// <summary>The only accounts whose users may connect; empty: all.</summary>
    public List<string> ResolverPinnedAccounts { get; set; } = [];

    /// <summary>User JWT for clients that show none, with operators.</summary>
    public string? DefaultSentinel { get; set; }

    /// <summary>Proxies that may vouch for clients.</summary>
    public List<TrustedProxyOptions> TrustedProxies { get; set; } = [];

    /// <summary>TLS of the client listener; null: none.</summary>
    public TlsOptions? Tls { get; set; }

    /// <summary>Clients may do without TLS although there is <see cref="Tls"/>.</summary>
    public bool AllowNonTls { get; set; }

    /// <summary>Stapling of the server's certificate status; null: if the certificate asks for it.</summary>
    public OcspOptions? Ocsp { get; set; }

    /// <summary>Keeps answers about revoked certificates of peers; null: as its defaults say.</summary>
    public OcspCacheOptions? OcspCache { get; set; }

    /// <summary>The listener for WebSocket clients; null: none.</summary>
    public WebSocketOptions? WebSocket { get; set; }

    /// <summary>Streams; null: none.</summary>
    public JetStreamOptions? JetStream { get; set; }

    public LoggingOptions Logging { get; set; } = new();

    /// <summary>The monitoring port; off without a port of its own.</summary>
    public MonitoringOptions Monitoring { get; set; } = new();

    /// <summary>File to write the process id to; it stays after the stop, as with the reference.</summary>
    public string? PidFile { get; set; }

    /// <summary>Directory for <c>&lt;executable&gt;_&lt;pid&gt;.ports</c>, removed at an orderly stop.</summary>
    public string? PortsFileDirectory { get; set; }

    /// <summary>Where the keys stand that were read from a file, and their values, by the keys' first names.</summary>
    internal Dictionary<string, (ConfigPosition Key, ConfigPosition Value)> Positions { get; } = [];

    /// <summary>Null: off.</summary>
    internal JetStreamOptions? EnabledJetStream => JetStream is { Enabled: true } ? JetStream : null;

    internal ConfigPosition? PositionOf(string key) => Positions.TryGetValue(key, out var places) ? places.Key : null;

    internal ConfigPosition? ValuePositionOf(string key) => Positions.TryGetValue(key, out var places) ? places.Value : null;
}
