using Gust.Core;
using Gust.Security.Access;
using Gust.Security.Claims;
using Gust.Security.Definitions;
using Gust.Security.Trust;

namespace Gust.Server.Callout;

/// <summary>The callout of a configuration: one service for all clients but its own users.</summary>
/// <param name="options">The block of the configuration.</param>
/// <param name="accounts">Names of the accounts that there are.</param>
/// <param name="own">Knows the configured users.</param>
/// <param name="broker">The server.</param>
internal sealed class ConfiguredCallout(AuthCalloutOptions options, IReadOnlySet<string> accounts, ConfiguredAuthenticator own, Broker broker) : ICalloutPolicy
{
    private readonly HashSet<string> _ownUsers = [.. options.AuthUsers];
    private readonly HashSet<string> _delegated = [.. options.AllowedAccounts];

    public CalloutTarget? TargetFor(AuthenticationRequest request, Verdict verdict)
    {
        if (own.Named(request) is { } user && IsExempt(user) && (verdict.Admission is null || verdict.Admission.User == user.Name))
        {
            return null; // whoever names one user and proves to be another (two kinds of credentials, a certificate) is asked about
        }

        return new CalloutTarget
        {
            Account = broker.Accounts.GetOrAdd(options.Account),
            Issuer = options.Issuer,
            CurveKey = options.XKey ?? "",
            MaySign = key => key == options.Issuer,
            Admit = (claims, _) => Task.FromResult(Admit(claims)),
        };
    }

    private bool IsExempt(UserDefinition user) => _ownUsers.Contains(user.Name) || !IsDelegated(user.Account);

    private bool IsDelegated(string account) => _delegated.Count == 0 || _delegated.Contains(account);

    /// <summary>The service names the account in the token's audience.</summary>
    private Verdict Admit(UserClaims user)
    {
        if (user.Issuer != options.Issuer)
        {
            return Verdict.Refuse("auth callout user is not signed by the issuer");
        }

        string name = user.Audience;
        if (!accounts.Contains(name) || !broker.Accounts.TryGet(name, out Account? account))
        {
            return Verdict.Refuse($"auth callout places the user into account \"{name}\", which is not there");
        }

        PermissionRules? rules = RulesFromClaims.Permissions(user.User) ?? account.Definition.DefaultPermissions;
        return Verdict.Admit(new Admission(name, CalloutRules.Guarded(rules, name == options.Account))
        {
            User = user.Name.Length > 0 ? user.Name : user.Subject,
            UserKey = user.Subject,
            Expires = ClaimTimes.EndOf(user),
            IssuedAt = user.IssuedAt,
            NameTag = user.Name,
            Tags = user.User.Tags,
        });
    }
}
