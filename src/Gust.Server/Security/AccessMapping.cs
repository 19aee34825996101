using Gust.Core;
using Gust.Security.Access;
using Gust.Security.Definitions;

namespace Gust.Server.Security;

/// <summary>Turns configured users and tokens into what the authenticator takes.</summary>
internal static class AccessMapping
{
    public static AccessPolicy Policy(GustServerOptions options)
    {
        AuthorizationOptions authorization = options.Authorization;
        return new AccessPolicy
        {
            Token = SecretOf(authorization.Token),
            Users = [.. Users(options)],
            NoAuthUser = options.NoAuthUser,
            Timeout = authorization.Timeout,
            MapsCertificates = options.Tls is { VerifyAndMap: true },
            // For all listeners: who only a certificate can name must not get in by the name through another door.
            PasswordlessNeedCertificate = options.Tls is { VerifyAndMap: true } || options.WebSocket?.Tls is { VerifyAndMap: true },
            Proxies = new ProxyPolicy([.. options.TrustedProxies.Select(proxy => proxy.Key)], authorization.ProxyRequired),
        };
    }

    /// <summary>The rules of the WebSocket listener: the server's, save for what its block says itself.</summary>
    public static AccessPolicy WebSocketPolicy(WebSocketOptions socket, AccessPolicy standard)
    {
        AccessPolicy policy = standard with
        {
            MapsCertificates = socket.Tls is { VerifyAndMap: true },
            NoAuthUser = socket.NoAuthUser ?? standard.NoAuthUser,
        };
        ListenerAuthorizationOptions? own = socket.Authorization;
        if (string.IsNullOrEmpty(own?.User) && string.IsNullOrEmpty(own?.Token))
        {
            return policy;
        }

        return policy with
        {
            Token = SecretOf(own.Token),
            Users = string.IsNullOrEmpty(own.User) ? [] : [new UserDefinition { Name = own.User, Secret = new Secret(own.Password ?? ""), Account = Account.GlobalName }],
            NoAuthUser = null,
        };
    }

    /// <summary>Whether a secret must be checked by a library that is not there.</summary>
    public static bool LacksBcrypt(GustServerOptions options) =>
        Passwords(options).Append(options.Authorization.Token ?? "").Append(options.WebSocket?.Authorization?.Token ?? "").Any(Bcrypt.IsHash) && !Bcrypt.IsAvailable;

    /// <summary>All passwords as configured; none is empty.</summary>
    public static IEnumerable<string> Passwords(GustServerOptions options) =>
        options.Authorization.Users.Concat(options.Accounts.SelectMany(account => account.Users)).Select(user => user.Password)
            .Append(options.Authorization.Password ?? "").Append(options.WebSocket?.Authorization?.Password ?? "").Where(secret => secret.Length > 0);

    private static IEnumerable<UserDefinition> Users(GustServerOptions options)
    {
        AuthorizationOptions authorization = options.Authorization;
        if (authorization.User is { } single)
        {
            yield return new UserDefinition
            {
                Name = single,
                Secret = new Secret(authorization.Password ?? ""),
                Account = Account.GlobalName,
                Permissions = AccountsMapping.Permissions(authorization.DefaultPermissions),
            };
        }

        foreach (UserOptions user in authorization.Users)
        {
            yield return User(user, Account.GlobalName, authorization.DefaultPermissions);
        }

        foreach (AccountOptions account in options.Accounts)
        {
            foreach (UserOptions user in account.Users)
            {
                yield return User(user, account.Name, account.DefaultPermissions);
            }
        }
    }

    private static UserDefinition User(UserOptions user, string account, PermissionsOptions? defaults) => new()
    {
        Name = user.NKey ?? user.User,
        IsNKey = user.NKey is not null,
        Secret = user.NKey is null ? SecretOf(user.Password) : null,
        Account = account,
        Permissions = AccountsMapping.Permissions(user.Permissions ?? defaults),
        AllowedTypes = KindMapping.Of(user.AllowedConnectionTypes),
        ProxyRequired = user.ProxyRequired,
    };

    private static Secret? SecretOf(string? configured) => string.IsNullOrEmpty(configured) ? null : new Secret(configured);
}
