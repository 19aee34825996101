using Gust.Security.Access;
using Gust.Security.Claims;
using Gust.Security.Definitions;
using Gust.Security.Tokens;
using Gust.Security.Trust;

namespace Gust.Server.Operators;

/// <summary>Lets in users with JWTs of trusted accounts (spec: auth.md section 6.2). An account in use is decided on at once; else it is fetched.</summary>
internal sealed class OperatorAuthenticator(ClaimedAccounts accounts, OperatorPolicy policy) : IAuthenticator
{
    public bool NeedsNonce => true;

    public bool AsksForCredentials(ConnectionKinds type) => true;

    public TimeSpan TimeoutFor(ConnectionKinds type) => policy.Timeout;

    public Admission? Anonymous(ConnectionKinds type) => null;

    public Verdict? Authenticate(AuthenticationRequest request, Action<Verdict> later)
    {
        if (!policy.Proxies.TryFind(request, out string proxyKey))
        {
            return Verdict.Refuse(ProxyPolicy.NotTrusted);
        }

        if (!TryRead(request, out UserClaims? user, out string? reason))
        {
            return Verdict.Refuse(reason!);
        }

        string account = JwtUserCheck.AccountOf(user!);
        if (policy.PinnedAccounts.Count > 0 && !policy.PinnedAccounts.Contains(account) && account != policy.SystemAccount)
        {
            return Verdict.Refuse($"account {account} is not one of the pinned accounts");
        }

        if (accounts.FindInTime(account) is { } loaded)
        {
            return Decide(user!, loaded, request, proxyKey);
        }

        _ = LaterAsync(user!, account, request, proxyKey, later);
        return null;
    }

    /// <summary>The JWT shown, or the sentinel of those who show none that is one.</summary>
    private bool TryRead(AuthenticationRequest request, out UserClaims? user, out string? reason)
    {
        string shown = policy.Sentinel.Length > 0 && !JwtToken.TryDecode<UserClaims>(request.Jwt, out _, out _) ? policy.Sentinel : request.Jwt;
        user = null;
        reason = "no JWT was shown";
        return shown.Length > 0 && JwtUserCheck.TryRead(shown, accounts.Now, out user, out reason);
    }

    private Verdict Decide(UserClaims user, LoadedAccount account, AuthenticationRequest request, string proxyKey) =>
        JwtUserCheck.Check(user, account.Claims, accounts.Trust, request, proxyKey, accounts.LocalNow);

    private async Task LaterAsync(UserClaims user, string account, AuthenticationRequest request, string proxyKey, Action<Verdict> later)
    {
        Verdict verdict;
        try
        {
            LoadedAccount? loaded = await accounts.GetAsync(account, request.RemoteHost).ConfigureAwait(false);
            verdict = loaded is null ? Verdict.Refuse($"account {account} is not known") : Decide(user, loaded, request, proxyKey);
        }
        catch (ResolverBusyException e)
        {
            verdict = Verdict.TurnAway(e.Message);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            verdict = Verdict.Refuse($"account {account} could not be loaded: {e.Message}"); // who waits must hear something
        }

        later(verdict);
    }
}
