using System.Net;
using Gust.Security.Access;
using Gust.Security.Definitions;
using Gust.Server;
using Gust.Server.Operators;
using Gust.Server.Security;

namespace Gust.Cli.ConfigCheck;

/// <summary>What is allowed and still unwise.</summary>
internal static class ConfigWarnings
{
    public static IEnumerable<string> Of(GustServerOptions options)
    {
        foreach (string warning in StartupWarnings.Of(options))
        {
            yield return warning;
        }

        if (options.Authorization.Token is { } token && !Bcrypt.IsHash(token))
        {
            yield return "The token stands in plain text; server passwd hashes it";
        }

        AccessPolicy policy = AccessMapping.Policy(options);
        AccessPolicy? webSocket = options.WebSocket is { } socket ? AccessMapping.WebSocketPolicy(socket, policy) : null;
        foreach (UserDefinition user in policy.Users.Where(user => IsOpen(user, policy) || (webSocket is not null && IsOpen(user, webSocket))))
        {
            yield return $"User {user.Name} has no password: whoever says this name gets in";
        }

        bool isOpen = !IsLoopback(options.Host);
        bool isRestrictive = policy.IsRestrictive || OperatorMode.IsAskedFor(options);
        if (isOpen && !isRestrictive && options.Authorization.AuthCallout is null)
        {
            yield return $"Everybody who reaches {options.Host}:{options.Port} may do everything; auth init sets up passwords, tokens or certificates";
        }

        bool hasSecrets = AccessMapping.Passwords(options).Any() || options.Authorization.Token is not null;
        if (isOpen && hasSecrets && (options.Tls is null || options.AllowNonTls))
        {
            yield return "Passwords travel unencrypted on this network; tls { } or keys protect them";
        }

        if (MonitoringText.IsOpen(options))
        {
            yield return "Everybody who reaches the monitoring port sees names, addresses and subjects; monitoring { authorization { } } asks for a secret, http: 127.0.0.1:8222 keeps it local";
        }

        if (AccessMapping.LacksBcrypt(options))
        {
            yield return "Hashed passwords need the system library libcrypt, which is not on this machine";
        }
    }

    /// <summary>Where certificates name the user, a name alone opens nothing.</summary>
    private static bool IsOpen(UserDefinition user, AccessPolicy policy) =>
        user is { IsNKey: false, Secret: null } && policy is { MapsCertificates: false, PasswordlessNeedCertificate: false }
        && policy.Users.Contains(user) && user.Name != policy.NoAuthUser;

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
}
