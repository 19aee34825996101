using System.Collections.Concurrent;
using Gust.Core;
using Gust.Foundation;
using Gust.Security.Checks;
using Gust.Security.Claims;
using Gust.Security.Definitions;
using Gust.Security.Tokens;
using Gust.Security.Trust;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Operators;

/// <summary>The accounts of operator mode: fetched when they are first needed, defined in the kernel, changed by pushes, ended by their time.</summary>
internal sealed class ClaimedAccounts(OperatorTrust trust, IAccountSource source, Broker broker, ILogger logger)
{
    /// <summary>Accounts that import from each other in a row are fetched so deep.</summary>
    private const int ImportDepthMax = 8;

    private readonly ConcurrentDictionary<string, LoadedAccount> _loaded = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task<LoadedAccount?>> _loading = new(StringComparer.Ordinal);
    private readonly Lock _taking = new();
    private readonly HashSet<string> _dropped = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MomentTimer> _clocks = new(StringComparer.Ordinal);

    public OperatorTrust Trust => trust;

    /// <summary>Told of an account that has changed or gone. Set before the first is loaded.</summary>
    public Action<string>? Changed { get; set; }

    public DateTimeOffset Now => broker.Time.GetUtcNow();

    /// <summary>In the server's own zone.</summary>
    public DateTimeOffset LocalNow => broker.Time.GetLocalNow();

    /// <summary>The account if it is in use already.</summary>
    public LoadedAccount? Find(string account) => _loaded.GetValueOrDefault(account);

    /// <summary>The same, unless its time is over: then its token may have been renewed where it came from.</summary>
    public LoadedAccount? FindInTime(string account) => Find(account) is { } loaded && IsInTime(loaded) ? loaded : null;

    /// <summary>This token would make its users welcome.</summary>
    public bool Counts(string account, string jwt) => Read(account, jwt) is { } loaded && IsInTime(loaded);

    /// <summary>The account, fetched if need be; null when there is none that counts.</summary>
    public Task<LoadedAccount?> GetAsync(string account) => GetAsync(account, depth: 0);

    /// <summary>A newer token of an account. Takes effect at once if the account is in use.</summary>
    public void Update(string account, string jwt)
    {
        if ((_loaded.ContainsKey(account) || _loading.ContainsKey(account)) && Read(account, jwt) is { } changed)
        {
            Take(account, changed);
        }
    }

    /// <summary>The account is gone: whoever is in it is cut.</summary>
    public void Remove(string account)
    {
        lock (_taking)
        {
            _dropped.Add(account);
            if (_loaded.TryRemove(account, out _))
            {
                Expire(account);
                Changed?.Invoke(account);
            }
        }
    }

    private Task<LoadedAccount?> GetAsync(string account, int depth)
    {
        if (FindInTime(account) is { } present)
        {
            return Task.FromResult<LoadedAccount?>(present);
        }

        return _loading.GetOrAdd(account, key => LoadAsync(key, depth));
    }

    private async Task<LoadedAccount?> LoadAsync(string account, int depth)
    {
        await Task.Yield(); // so that the task is known before it ends
        lock (_taking)
        {
            _dropped.Remove(account);
        }

        try
        {
            if (await source.FetchAsync(account).ConfigureAwait(false) is not { } jwt || Read(account, jwt) is not { } loaded)
            {
                return null;
            }

            if (depth < ImportDepthMax)
            {
                foreach (string exporter in loaded.Claims.Account.Imports.Select(import => import.Account).Distinct())
                {
                    if (exporter != account && !_loading.ContainsKey(exporter))
                    {
                        await GetAsync(exporter, depth + 1).ConfigureAwait(false);
                    }
                }
            }

            return TakeFetched(account, loaded);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            OperatorLog.AccountUnreadable(logger, account, e.Message);
            return null;
        }
        finally
        {
            _loading.TryRemove(account, out _);
        }
    }

    /// <summary>What was pushed or deleted while a token was being fetched counts more than that token.</summary>
    private LoadedAccount? TakeFetched(string account, LoadedAccount fetched)
    {
        lock (_taking)
        {
            if (_dropped.Contains(account))
            {
                return null;
            }

            if (_loaded.TryGetValue(account, out LoadedAccount? pushed) && pushed.Claims.IssuedAt >= fetched.Claims.IssuedAt && IsInTime(pushed))
            {
                return pushed;
            }

            Take(account, fetched);
            return fetched;
        }
    }

    private bool IsInTime(LoadedAccount loaded) => ClaimsCheck.TimeIssue(loaded.Claims, Now) is null;

    private LoadedAccount? Read(string account, string jwt)
    {
        if (!JwtToken.TryDecode(jwt, out AccountClaims? claims, out string? error))
        {
            OperatorLog.AccountRefused(logger, account, error);
            return null;
        }

        string? objection = claims.Subject != account ? $"the JWT is of account {claims.Subject}"
            : !trust.Trusts(claims) ? "the JWT is not signed by a trusted operator"
            : ClaimsCheck.Validate(claims, Now).FirstOrDefault(issue => issue is not ClaimsCheck.Expired and not ClaimsCheck.NotYetValid); // time is asked anew at each login
        if (objection is not null)
        {
            OperatorLog.AccountRefused(logger, account, objection);
            return null;
        }

        return new LoadedAccount(jwt, claims);
    }

    private void Take(string account, LoadedAccount loaded)
    {
        lock (_taking)
        {
            PutInForce(account, loaded);
            Changed?.Invoke(account);
        }
    }

    private void PutInForce(string account, LoadedAccount loaded)
    {
        _loaded[account] = loaded;
        Define(account, loaded);
        Account known = broker.Accounts.GetOrAdd(account);
        if (ClaimsCheck.TimeIssue(loaded.Claims, Now) is not null)
        {
            Expire(account);
            return;
        }

        broker.Enforce(known, session => Objection(loaded.Claims, session));
        Clock(account, loaded.Claims);
    }

    private void Define(string account, LoadedAccount loaded)
    {
        List<string> problems = [];
        AccountDefinition definition = AccountFromClaims.Convert(
            loaded.Claims, Now, key => Find(key)?.Claims, localCluster: null, SystemRandom.Instance, problems);
        foreach (string problem in problems)
        {
            OperatorLog.AccountProblem(logger, account, problem);
        }

        broker.Accounts.Define(definition);
    }

    private static Dismissal? Objection(AccountClaims claims, ClientSession session)
    {
        var admission = session.Grant.Admission;
        if (admission.Issuer.Length == 0)
        {
            return null; // placed here by a callout
        }

        if (JwtUserCheck.IsRevoked(claims, admission))
        {
            return new Dismissal(CloseReason.AuthenticationRevoked, "User Authentication Revoked");
        }

        return JwtUserCheck.IsIssuer(claims, admission.Issuer) ? null : new Dismissal(CloseReason.AuthenticationFailure, Error: null);
    }

    private void Expire(string account) => broker.Enforce(
        broker.Accounts.GetOrAdd(account), _ => new Dismissal(CloseReason.AuthenticationExpired, "Account Authentication Expired"));

    /// <summary>Looks at the account again when its token, or an activation that it holds, ends.</summary>
    private void Clock(string account, AccountClaims claims)
    {
        DateTimeOffset now = Now;
        DateTimeOffset? next = ClaimTimes.EndOf(claims);
        if (AccountFromClaims.ChangesAt(claims, now) is { } change && !(change > next))
        {
            next = change;
        }

        if (next is not null || _clocks.ContainsKey(account))
        {
            _clocks.GetOrAdd(account, key => new MomentTimer(broker, () => ThreadPool.UnsafeQueueUserWorkItem(OnClock, key, preferLocal: false))).Set(next);
        }
    }

    private void OnClock(string account)
    {
        if (_loaded.TryGetValue(account, out LoadedAccount? loaded))
        {
            Take(account, loaded);
        }
    }
}
