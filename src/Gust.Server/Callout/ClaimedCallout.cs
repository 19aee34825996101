using Gust.Core;
using Gust.Security.Access;
using Gust.Security.Claims;
using Gust.Security.Trust;
using Gust.Server.Operators;

namespace Gust.Server.Callout;

/// <summary>The callouts of operator mode: each account says in its JWT which of its users a service decides about.</summary>
internal sealed class ClaimedCallout(ClaimedAccounts accounts, Broker broker) : ICalloutPolicy
{
    private const string AnyAccount = "*";

    public CalloutTarget? TargetFor(AuthenticationRequest request, Verdict verdict)
    {
        if (verdict.Admission is not { } admission || accounts.Find(admission.Account) is not { } account)
        {
            return null;
        }

        ExternalAuthorizationClaim rule = account.Claims.Account.Authorization;
        if (rule.AuthUsers.Count == 0 || rule.AuthUsers.Contains(admission.UserKey))
        {
            return null;
        }

        return new CalloutTarget
        {
            Account = broker.Accounts.GetOrAdd(account.Claims.Subject),
            Issuer = account.Claims.Subject,
            CurveKey = rule.Xkey,
            MaySign = key => JwtUserCheck.IsIssuer(account.Claims, key),
            Admit = (user, shown) => AdmitAsync(user, shown, account.Claims),
        };
    }

    private async Task<Verdict> AdmitAsync(UserClaims user, AuthenticationRequest request, AccountClaims service)
    {
        string name = JwtUserCheck.AccountOf(user);
        IReadOnlyList<string> allowed = service.Account.Authorization.AllowedAccounts;
        if (name != service.Subject && !allowed.Contains(name) && !allowed.Contains(AnyAccount))
        {
            return Verdict.Refuse($"auth callout places the user into account {name}, which is not allowed");
        }

        if (await accounts.GetAsync(name, request.RemoteHost).ConfigureAwait(false) is not { } target)
        {
            return Verdict.Refuse($"auth callout places the user into account {name}, which is not known");
        }

        // The service has the user's key, not the client: its token is the proof.
        UserClaims borne = user with { User = user.User with { BearerToken = true } };
        Verdict verdict = JwtUserCheck.Check(borne, WithBearers(target.Claims), accounts.Trust, request, proxyKey: "", accounts.LocalNow);
        return verdict.Admission is { } admission && name == service.Subject ? Verdict.Admit(Guarded(admission)) : verdict;
    }

    private static AccountClaims WithBearers(AccountClaims claims) =>
        claims with { Account = claims.Account with { Limits = claims.Account.Limits with { DisallowBearer = false } } };

    private static Admission Guarded(Admission admission) => new(admission.Account, CalloutRules.Guarded(admission.Permissions?.Rules, isServiceAccount: true))
    {
        User = admission.User,
        UserKey = admission.UserKey,
        MaxSubscriptions = admission.MaxSubscriptions,
        MaxPayload = admission.MaxPayload,
        Expires = admission.Expires,
        IssuedAt = admission.IssuedAt,
        Issuer = admission.Issuer,
        NameTag = admission.NameTag,
        Tags = admission.Tags,
    };
}
