using Gust.Configuration.Reading.Access;

namespace Gust.Configuration.Reading.Operators;

/// <summary>What must hold, before a server starts, of operators, the system account and clients without credentials.</summary>
/// <remarks>What only the claims inside the JWTs tell is checked by those who decode them.</remarks>
internal static class OperatorRules
{
    public static IEnumerable<OptionProblem> Check(GustServerOptions options)
    {
        var hasOperators = options.Operators.Count > 0;
        return (hasOperators ? WithOperators(options) : [])
            .Concat(Keys(options, hasOperators))
            .Concat(Resolver(options, hasOperators))
            .Concat(SystemAccount(options, hasOperators))
            .Concat(NoAuthUser(options, options.NoAuthUser, options.ValuePositionOf("no_auth_user"), hasOperators))
            .Concat(NoAuthUser(options, ListeningWebSocket(options)?.NoAuthUser, options.WebSocket?.Position, hasOperators));
    }

    private static WebSocketOptions? ListeningWebSocket(GustServerOptions options) => options.WebSocket is { Port: not 0 } socket ? socket : null;

    private static IEnumerable<OptionProblem> WithOperators(GustServerOptions options)
    {
        var authorization = options.Authorization;
        if (options.Accounts.Count > 0 || options.Mappings.Count > 0)
        {
            var key = options.Accounts.Count > 0 ? "accounts" : "mappings";
            yield return new OptionProblem(options.PositionOf(key), "operators do not allow Accounts to be configured directly");
        }

        if (authorization.Users.Count > 0)
        {
            yield return new OptionProblem(authorization.Position, "operators do not allow users to be configured directly");
        }

        if (authorization.AuthCallout is { } callout)
        {
            yield return new OptionProblem(callout.Position, "operators do not allow authorization callouts to be configured directly");
        }

        if (options.TrustedKeys.Count > 0)
        {
            yield return new OptionProblem(options.ValuePositionOf("trusted_keys"), "conflicting options for 'TrustedKeys' and 'TrustedOperators'");
        }
    }

    private static IEnumerable<OptionProblem> Keys(GustServerOptions options, bool hasOperators)
    {
        foreach (var error in options.TrustedKeys.Select(OperatorReader.CheckTrustedKey).OfType<string>())
        {
            yield return new OptionProblem(options.ValuePositionOf("trusted_keys"), error);
        }

        foreach (var key in options.ResolverPinnedAccounts.Where(key => hasOperators && !PublicKeyText.Is(PublicKeyText.Account, key)))
        {
            yield return new OptionProblem(
                options.ValuePositionOf("resolver_pinned_accounts"), $"pinned account key \"{key}\" is not a valid public account nkey");
        }

        foreach (var proxy in options.TrustedProxies)
        {
            if (ProxiesReader.Check(proxy) is { } error)
            {
                yield return new OptionProblem(proxy.Position, error);
            }
        }

        if (!hasOperators && !string.IsNullOrEmpty(options.DefaultSentinel))
        {
            yield return new OptionProblem(options.ValuePositionOf("default_sentinel"), "default sentinel requires operators and accounts");
        }
    }

    private static IEnumerable<OptionProblem> Resolver(GustServerOptions options, bool hasOperators)
    {
        if (options.Resolver is { } resolver)
        {
            if (ResolverReader.Check(resolver) is { } error)
            {
                yield return new OptionProblem(resolver.Position, error);
            }
            else if (resolver.Kind is ResolverKind.Full or ResolverKind.Cache && !hasOperators)
            {
                yield return new OptionProblem(resolver.Position, "could not start resolver: no operator key found");
            }
        }

        if (options.ResolverPreload.Count > 0 && hasOperators && options.Resolver is null or { Kind: ResolverKind.Url })
        {
            yield return new OptionProblem(
                options.PositionOf("resolver_preload"), "resolver preloads only available for writeable resolver types MEM/DIR/CACHE_DIR");
        }
    }

    private static IEnumerable<OptionProblem> SystemAccount(GustServerOptions options, bool hasOperators)
    {
        if (options.SystemAccount is not { } name || name == AccountNames.Global)
        {
            yield break;
        }

        var position = options.ValuePositionOf("system_account");
        if (hasOperators || options.TrustedKeys.Count > 0)
        {
            if (!PublicKeyText.Is(PublicKeyText.Account, name))
            {
                yield return new OptionProblem(position, $"error resolving system account: \"{name}\" is not a public account nkey");
            }
        }
        else if (!options.Accounts.Exists(account => account.Name == name))
        {
            yield return new OptionProblem(position, $"error resolving system account: account missing: \"{name}\" is not among the accounts");
        }
    }

    private static IEnumerable<OptionProblem> NoAuthUser(
        GustServerOptions options, string? name, Syntax.ConfigPosition? position, bool hasOperators)
    {
        if (string.IsNullOrEmpty(name))
        {
            yield break;
        }

        var users = UserRules.All(options).ToList();
        if (hasOperators)
        {
            yield return new OptionProblem(position, "no_auth_user not compatible with Trusted Operator");
        }
        else if (users.Count == 0)
        {
            yield return new OptionProblem(position, $"no_auth_user: \"{name}\" present, but users/nkeys are not defined");
        }
        else if (!users.Exists(user => (user.NKey ?? user.User) == name))
        {
            yield return new OptionProblem(
                position, $"no_auth_user: \"{name}\" not present as user or nkey in authorization block or account configuration");
        }
    }
}
