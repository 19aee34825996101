using System.Globalization;
using Gust.Configuration.Reading;
using Gust.Core;
using Gust.Core.SystemServices;
using Gust.Monitoring.Documents.Server;
using Gust.Server.Security;

namespace Gust.Server;

/// <summary>Turns the options users write into what the kernel takes.</summary>
internal static class OptionsMapping
{
    public static CoreOptions Core(GustServerOptions options) => new()
    {
        MaxPayload = options.MaxPayload,
        MaxControlLine = options.MaxControlLine,
        MaxPending = options.MaxPending,
        MaxConnections = options.MaxConnections,
        MaxClosedConnections = options.MaxClosedClients,
        MaxSubscriptions = options.MaxSubscriptions,
        MaxSubscriptionTokens = options.MaxSubscriptionTokens,
        PingInterval = options.PingInterval,
        PingMax = options.PingMax,
        WriteDeadline = options.WriteDeadline,
        RetryAfterWriteDeadline = options.WriteTimeout == WriteTimeoutPolicy.Retry,
        NoFastProducerStall = options.NoFastProducerStall,
        Headers = !options.NoHeaderSupport,
        LameDuckDuration = options.LameDuckDuration,
        LameDuckGracePeriod = options.LameDuckGracePeriod,
        MaxTracedMessageLength = options.Logging.MaxTracedMessageLength,
        TraceHeadersOnly = options.Logging.TraceHeaders,
        JetStream = options.JetStream is { Enabled: true },
        JetStreamDomain = options.JetStream is { Enabled: true, Domain: { } domain } ? domain : "",
        AdvertisedHost = Advertised(options).Host,
        AdvertisedPort = Advertised(options).Port,
    };

    /// <summary><c>client_advertise</c> taken apart: <c>host</c>, <c>host:port</c> or <c>[v6]:port</c>.</summary>
    private static (string? Host, int? Port) Advertised(GustServerOptions options)
    {
        if (string.IsNullOrEmpty(options.ClientAdvertise) || !ListenAddress.TrySplit(options.ClientAdvertise, out string? host, out string? port))
        {
            return (null, null);
        }

        return (host, port is null ? null : int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>What the server tells of itself in the system account.</summary>
    public static ServerFacts Facts(GustServerOptions options, bool hasJetStream) => new()
    {
        Domain = hasJetStream ? options.JetStream?.Domain ?? "" : "",
        Tags = [.. options.ServerTags],
        Metadata = [.. options.ServerMetadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)],
        Features = [.. FeatureFlags.All],
        JetStream = hasJetStream,
    };

    public static ServerIdentity Identity(GustServerOptions options, ServerKeys keys, int port)
    {
        string runtime = ".NET " + Environment.Version;
        return new ServerIdentity(keys.Id, options.ServerName ?? keys.Id, GustVersion.Own, runtime, options.Host, port)
        {
            CurveKey = keys.Curve?.PublicKey ?? "",
        };
    }
}
