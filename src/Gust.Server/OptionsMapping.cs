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
    };

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

        return new PasswordAuthenticator(authorization.Token, users, authorization.Timeout);
    }

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
