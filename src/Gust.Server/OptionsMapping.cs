using System.Reflection;
using Gust.Core;
using Gust.Foundation;
using Gust.Security;
using Gust.Subjects;

namespace Gust.Server;

/// <summary>Turns the options users write into what the kernel takes.</summary>
internal static class OptionsMapping
{
    /// <summary>Gust's own version.</summary>
    public static string Version { get; } = typeof(OptionsMapping).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

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
        return new ServerIdentity(id, options.ServerName ?? id, Version, runtime, options.Host, port);
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
    public static SubjectMappings? Mappings(GustServerOptions options) => null;

    public static void Check(GustServerOptions options)
    {
    }
}
