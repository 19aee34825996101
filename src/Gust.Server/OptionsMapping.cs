using System.Globalization;
using Gust.Configuration.Reading;
using Gust.Core;
using Gust.Foundation;
using Gust.Security;
using Gust.Subjects;

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

    public static ServerIdentity Identity(GustServerOptions options, int port)
    {
        string id = ServerIdentity.NewId(SystemRandom.Instance);
        string runtime = ".NET " + Environment.Version;
        return new ServerIdentity(id, options.ServerName ?? id, GustVersion.Own, runtime, options.Host, port);
    }

    public static IAuthenticator Authenticator(GustServerOptions options)
    {
        AuthorizationOptions authorization = options.Authorization;
        Dictionary<string, string> users = authorization.Users.ToDictionary(u => u.User, u => u.Password);
        if (authorization.User is { } user)
        {
            users[user] = authorization.Password ?? "";
        }

        IEnumerable<string> secrets = users.Values.Append(authorization.Token ?? "");
        if (secrets.Any(Bcrypt.IsHash) && !Bcrypt.IsAvailable)
        {
            throw new GustConfigurationException(["bcrypt passwords need the system library libcrypt, which was not found; install libcrypt1 (Debian) or libxcrypt"]);
        }

        return new PasswordAuthenticator(authorization.Token, users, authorization.Timeout);
    }

    public static AccountDefinition GlobalAccount(SubjectMappings? mappings) => new() { Name = Account.GlobalName, Mappings = mappings };

    /// <summary>Null where nothing is mapped, so that publishing is not asked.</summary>
    public static SubjectMappings? Mappings(GustServerOptions options)
    {
        if (options.Mappings.Count == 0)
        {
            return null;
        }

        List<string> errors = [];
        List<SubjectMapping> mappings = [];
        foreach (SubjectMappingOptions one in options.Mappings)
        {
            IReadOnlyList<MappingDestination> destinations = [.. one.Destinations.Select(d => new MappingDestination(d.Subject, d.Weight, d.Cluster))];
            if (SubjectMapping.TryCreate(one.Source, destinations, localCluster: null, out SubjectMapping? mapping, out string? error))
            {
                mappings.Add(mapping);
            }
            else
            {
                errors.Add($"mapping \"{one.Source}\": {error}");
            }
        }

        return errors.Count == 0 ? new SubjectMappings(mappings, SystemRandom.Instance) : throw new GustConfigurationException(errors);
    }
}
