namespace Gust.Configuration.Reading.Access;

/// <summary>What must hold in <c>authorization</c>, and between it and the accounts.</summary>
internal static class AuthorizationRules
{
    public static IEnumerable<OptionProblem> Check(GustServerOptions options)
    {
        var authorization = options.Authorization;
        foreach (var error in Exclusions(authorization, options.Accounts.Exists(account => account.Users.Count > 0)))
        {
            yield return new OptionProblem(authorization.Position, error);
        }

        if (authorization.AuthCallout is { } callout)
        {
            foreach (var error in Callout(callout, options.Accounts))
            {
                yield return new OptionProblem(callout.Position, error);
            }
        }
    }

    private static IEnumerable<string> Exclusions(AuthorizationOptions authorization, bool hasAccountUsers)
    {
        var hasUser = !string.IsNullOrEmpty(authorization.User) || !string.IsNullOrEmpty(authorization.Password);
        var hasToken = !string.IsNullOrEmpty(authorization.Token);
        (bool Holds, string Error)[] rules =
        [
            (hasUser && hasToken, "cannot have a user/pass and token"),
            (hasUser && authorization.Users.Count > 0, "cannot have a single user/pass and a users array"),
            (hasUser && hasAccountUsers, "cannot have a single user/pass and accounts"),
            (hasToken && authorization.Users.Count > 0, "cannot have a token and a users array"),
            (hasToken && hasAccountUsers, "cannot have a token and accounts"),
            (hasUser && string.IsNullOrEmpty(authorization.User), "a password needs a user"),
        ];
        return rules.Where(rule => rule.Holds).Select(rule => rule.Error);
    }

    private static IEnumerable<string> Callout(AuthCalloutOptions callout, List<AccountOptions> accounts)
    {
        if (callout.Issuer.Length == 0)
        {
            yield return "authorization callouts require an issuer to be specified";
        }
        else if (!PublicKeyText.Is(PublicKeyText.Account, callout.Issuer))
        {
            yield return $"expected the callout issuer to be a valid public account nkey, got \"{callout.Issuer}\"";
        }

        if (callout.AuthUsers.Count == 0)
        {
            yield return "authorization callouts require authorized users to be specified";
        }

        if (callout.XKey is { } xkey && !PublicKeyText.Is(PublicKeyText.Curve, xkey))
        {
            yield return $"expected callout xkey to be a valid public xkey, got \"{xkey}\"";
        }

        if (callout.Account != AccountNames.Global && !accounts.Exists(account => account.Name == callout.Account))
        {
            yield return $"auth_callout account \"{callout.Account}\" not found in configured accounts";
        }

        foreach (var name in callout.AllowedAccounts.Where(name => !accounts.Exists(account => account.Name == name)))
        {
            yield return $"auth_callout allowed account \"{name}\" not found in configured accounts";
        }
    }
}
