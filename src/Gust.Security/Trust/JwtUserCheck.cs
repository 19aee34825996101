using System.Diagnostics.CodeAnalysis;
using System.Text;
using Gust.Security.Access;
using Gust.Security.Checks;
using Gust.Security.Claims;
using Gust.Security.Definitions;
using Gust.Security.Keys;
using Gust.Security.Tokens;

namespace Gust.Security.Trust;

/// <summary>Decides about a user that shows a JWT (spec: auth.md section 6.2). Pure: accounts are looked up between its two steps.</summary>
internal static class JwtUserCheck
{
    /// <summary>First step: reads what the user shows. Its <see cref="AccountOf"/> has to be looked up next.</summary>
    public static bool TryRead(ReadOnlySpan<char> jwt, DateTimeOffset now, [NotNullWhen(true)] out UserClaims? user, [NotNullWhen(false)] out string? reason)
    {
        if (!JwtToken.TryDecode(jwt, out user, out reason))
        {
            return false;
        }

        reason = ClaimsCheck.Validate(user, now) is [var issue, ..] ? $"user JWT is not valid: {issue}" : null;
        return reason is null;
    }

    /// <summary>The account that a user claims to be in.</summary>
    public static string AccountOf(UserClaims user) => user.User.IssuerAccount.Length > 0 ? user.User.IssuerAccount : user.Issuer;

    /// <summary>Second step: the user with its account, of which <see cref="AccountOf"/> is the key.</summary>
    /// <param name="user">As <see cref="TryRead"/> gave it.</param>
    /// <param name="account">Decoded, and validated when it was loaded; its signer and its time are asked here.</param>
    /// <param name="trust">The operators.</param>
    /// <param name="request">What the peer showed, and how it comes.</param>
    /// <param name="proxyKey">Key of the trusted proxy that vouched; empty: none did.</param>
    /// <param name="now">The server's local time: hours without a zone are meant in it.</param>
    public static Verdict Check(UserClaims user, AccountClaims account, OperatorTrust trust, AuthenticationRequest request, string proxyKey, DateTimeOffset now)
    {
        if (AccountObjection(user, account, trust, now) is { } objection)
        {
            return Verdict.Refuse(objection);
        }

        if (!TryFindTerms(user, account, out UserTermsClaim? terms, out string? reason))
        {
            return Verdict.Refuse(reason);
        }

        objection = ConnectionObjection(terms, request, proxyKey)
            ?? ProofObjection(user, terms, account, request)
            ?? (Revocations.Revoke(account.Account.Revocations, user.Subject, user.IssuedAt) ? "user JWT is revoked" : null)
            ?? (SourceNetworks.Contain(terms.Sources, request.RemoteHost) ? null : $"user may not come from {request.RemoteHost}");
        if (objection is not null)
        {
            return Verdict.Refuse(objection);
        }

        return TimeWindows.IsOpen(terms.Times, terms.TimesLocation, now, out DateTimeOffset? closes)
            ? Verdict.Admit(Admit(user, terms, account, closes, proxyKey))
            : Verdict.Refuse("user may not be connected at this time of the day");
    }

    /// <summary>Whether a user that is connected must go because its account's revocations say so.</summary>
    public static bool IsRevoked(AccountClaims account, Admission admission) =>
        Revocations.Revoke(account.Account.Revocations, admission.UserKey, admission.IssuedAt);

    /// <summary>Whether the key that signed a user still signs for its account.</summary>
    public static bool IsIssuer(AccountClaims account, string issuer) =>
        issuer == account.Subject || account.Account.SigningKeys.Any(key => key.Key == issuer);

    private static string? AccountObjection(UserClaims user, AccountClaims account, OperatorTrust trust, DateTimeOffset now)
    {
        if (account.Subject != AccountOf(user))
        {
            return "the account is another than the user's";
        }

        if (!trust.Trusts(account))
        {
            return "account JWT is not signed by a trusted operator";
        }

        if (ClaimsCheck.TimeIssue(account, now) is { } issue)
        {
            return $"account JWT is not valid: {issue}";
        }

        if (trust.IsStrict && user.Issuer == account.Subject)
        {
            return "the operator requires users to be signed by a signing key";
        }

        return IsIssuer(account, user.Issuer) ? null : "user JWT is not signed by its account or one of its signing keys";
    }

    /// <summary>The user's own terms, or those of the scope of the key that signed it.</summary>
    private static bool TryFindTerms(UserClaims user, AccountClaims account, [NotNullWhen(true)] out UserTermsClaim? terms, [NotNullWhen(false)] out string? reason)
    {
        terms = user.User;
        reason = null;
        UserScopeClaim? scope = account.Account.SigningKeys.FirstOrDefault(key => key.Key == user.Issuer)?.Scope;
        if (scope is null || user.Issuer == account.Subject)
        {
            return true;
        }

        if (!user.User.IsEmpty)
        {
            reason = "a user of a scoped signing key has permissions or limits of its own";
            return false;
        }

        return ScopeTemplate.TryApply(scope.Template, user, account, out terms, out reason);
    }

    private static string? ConnectionObjection(UserTermsClaim terms, AuthenticationRequest request, string proxyKey)
    {
        if (!RulesFromClaims.ConnectionKinds(terms.AllowedConnectionTypes).HasFlag(request.Type))
        {
            return $"user may not come by a connection of type {request.Type}";
        }

        return terms.ProxyRequired && proxyKey.Length == 0 ? ProxyPolicy.Required : null;
    }

    /// <summary>The bearer of a token proves to have its key, unless the token itself is the proof and the account lets that be.</summary>
    private static string? ProofObjection(UserClaims user, UserTermsClaim terms, AccountClaims account, AuthenticationRequest request)
    {
        if (terms.BearerToken)
        {
            return account.Account.Limits.DisallowBearer ? "account does not allow bearer tokens" : null;
        }

        return request.Nonce.Length > 0 && NKeySignature.Verify(user.Subject, Encoding.ASCII.GetBytes(request.Nonce), request.Signature)
            ? null
            : "signature of the nonce does not verify";
    }

    private static Admission Admit(UserClaims user, UserTermsClaim terms, AccountClaims account, DateTimeOffset? closes, string proxyKey)
    {
        PermissionRules? rules = RulesFromClaims.Permissions(terms) ?? RulesFromClaims.Permissions(account.Account.DefaultPermissions);
        DateTimeOffset? expires = ClaimTimes.EndOf(user);
        return new Admission(account.Subject, rules)
        {
            User = user.Subject,
            UserKey = user.Subject,
            MaxSubscriptions = RulesFromClaims.Limit(terms.Subscriptions),
            MaxPayload = RulesFromClaims.Limit(terms.Payload),
            Expires = expires is null || closes < expires ? closes ?? expires : expires,
            IssuedAt = user.IssuedAt,
            Issuer = user.Issuer,
            NameTag = user.Name,
            Tags = user.User.Tags,
            ProxyKey = proxyKey,
        };
    }
}
