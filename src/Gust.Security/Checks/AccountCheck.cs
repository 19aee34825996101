using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Subjects;

namespace Gust.Security.Checks;

/// <summary>What forbids to act on an account's claims.</summary>
internal static class AccountCheck
{
    private const long Unlimited = -1;
    private const int Whole = 100;

    public static void Validate(AccountClaims claims, List<string> issues)
    {
        AccountBody account = claims.Account;
        ImportCheck.Validate(claims, issues);
        ExportCheck.Validate(account.Exports, issues);
        CheckLimits(account, issues);
        UserTermsCheck.Validate(account.DefaultPermissions, issues);
        CheckMappings(account.Mappings, issues);
        CheckAuthorization(account.Authorization, issues);
        foreach (SigningKeyClaim key in account.SigningKeys)
        {
            KeyCheck.Required(key.Key, NKeyPrefix.Account, "signing_keys", issues);
        }

        if (account.Trace is { } trace && (trace.Sampling is < 0 or > Whole || !SubjectCheck.IsValid(trace.Destination) || SubjectCheck.HasWildcards(trace.Destination)))
        {
            issues.Add($"trace: '{trace.Destination}' with {trace.Sampling} % is no destination of traces");
        }

        if (account.ClusterTraffic is not ("" or "system" or "owner"))
        {
            issues.Add($"cluster_traffic: '{account.ClusterTraffic}' is neither system nor owner");
        }
    }

    /// <summary>The destinations of a mapping, where no weight means all.</summary>
    public static MappingDestination[] Destinations(IReadOnlyList<WeightedMappingClaim> claims) =>
        [.. claims.Select(one => new MappingDestination(one.Subject, one.Weight == 0 ? Whole : one.Weight, one.Cluster))];

    private static void CheckLimits(AccountBody account, List<string> issues)
    {
        AccountLimitsClaim limits = account.Limits;
        if (limits.Imports != Unlimited && account.Imports.Count > limits.Imports)
        {
            issues.Add($"imports: {account.Imports.Count}, where the operator allows {limits.Imports}");
        }

        if (limits.Exports != Unlimited)
        {
            if (account.Exports.Count > limits.Exports)
            {
                issues.Add($"exports: {account.Exports.Count}, where the operator allows {limits.Exports}");
            }

            if (!limits.WildcardExports && account.Exports.Any(export => SubjectCheck.HasWildcards(export.Subject)))
            {
                issues.Add("exports: the operator does not allow wildcards");
            }
        }

        if (limits.TieredLimits.ContainsKey(""))
        {
            issues.Add("limits: a tier of JetStream has no name");
        }
    }

    private static void CheckMappings(IReadOnlyDictionary<string, IReadOnlyList<WeightedMappingClaim>> mappings, List<string> issues)
    {
        foreach ((string source, IReadOnlyList<WeightedMappingClaim> destinations) in mappings)
        {
            if (!SubjectMapping.TryCreate(source, Destinations(destinations), localCluster: null, out _, out string? error))
            {
                issues.Add($"mappings: '{source}': {error}");
            }
        }
    }

    private static void CheckAuthorization(ExternalAuthorizationClaim authorization, List<string> issues)
    {
        if (authorization.AllowedAccounts.Count > 0 && authorization.AuthUsers.Count == 0)
        {
            issues.Add("authorization: accounts without users that could be the service");
        }

        foreach (string user in authorization.AuthUsers)
        {
            KeyCheck.Required(user, NKeyPrefix.User, "authorization: auth_users", issues);
        }

        bool isEverybody = authorization.AllowedAccounts is ["*"];
        foreach (string account in isEverybody ? [] : authorization.AllowedAccounts)
        {
            KeyCheck.Required(account, NKeyPrefix.Account, "authorization: allowed_accounts", issues);
        }

        KeyCheck.Optional(authorization.Xkey, NKeyPrefix.Curve, "authorization: xkey", issues);
    }
}
