using Gust.Security.Claims;

namespace Gust.Security.Checks;

/// <summary>What forbids to act on claims: their time, and contents that make no sense. The signature was checked when they were read.</summary>
internal static class ClaimsCheck
{
    public const string Expired = "claim is expired";
    public const string NotYetValid = "claim is not yet valid";

    /// <summary>All objections, of the time first; none when the claims may be used.</summary>
    public static IReadOnlyList<string> Validate(JwtClaims claims, DateTimeOffset now)
    {
        List<string> issues = [];
        if (TimeIssue(claims, now) is { } untimely)
        {
            issues.Add(untimely);
        }

        switch (claims)
        {
            case OperatorClaims one:
                OperatorCheck.Validate(one.Operator, issues);
                break;
            case AccountClaims one:
                AccountCheck.Validate(one, issues);
                break;
            case UserClaims one:
                UserTermsCheck.Validate(one.User, issues);
                KeyCheck.Optional(one.User.IssuerAccount, Keys.NKeyPrefix.Account, "issuer_account", issues);
                break;
            case ActivationClaims one:
                ActivationCheck.Validate(one.Activation, issues);
                break;
            case AuthorizationResponseClaims one:
                AuthorizationResponseCheck.Validate(one, issues);
                break;
        }

        return issues;
    }

    /// <summary>The second of <c>exp</c> still counts, as does that of <c>nbf</c>.</summary>
    public static string? TimeIssue(JwtClaims claims, DateTimeOffset now)
    {
        long second = now.ToUnixTimeSeconds();
        if (claims.ExpiresAt > 0 && second > claims.ExpiresAt)
        {
            return Expired;
        }

        return claims.NotBefore > second ? NotYetValid : null;
    }
}
