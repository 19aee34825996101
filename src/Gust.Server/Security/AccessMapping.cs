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
            Proxies = new ProxyPolicy([.. options.TrustedProxies.Select(proxy => proxy.Key)], authorization.ProxyRequired),
        };
    }

    /// <summary>Whether a secret must be checked by a library that is not there.</summary>
    public static bool LacksBcrypt(GustServerOptions options) =>
        Passwords(options).Append(options.Authorization.Token ?? "").Any(Bcrypt.IsHash) && !Bcrypt.IsAvailable;

    /// <summary>All passwords as configured; none is empty.</summary>
    public static IEnumerable<string> Passwords(GustServerOptions options) =>
        options.Authorization.Users.Concat(options.Accounts.SelectMany(account => account.Users)).Select(user => user.Password)
            .Append(options.Authorization.Password ?? "").Where(secret => secret.Length > 0);

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
        AllowedTypes = (Gust.Security.Definitions.ConnectionTypes)user.AllowedConnectionTypes,
        ProxyRequired = user.ProxyRequired,
    };

    private static Secret? SecretOf(string? configured) => string.IsNullOrEmpty(configured) ? null : new Secret(configured);
}
