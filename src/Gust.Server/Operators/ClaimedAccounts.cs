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
    private readonly FetchTurns _turns = new();
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
    /// <param name="account">Its key.</param>
    /// <param name="address">Whoever needs it; empty: the server itself.</param>
    /// <exception cref="ResolverBusyException">It was not asked for, as too many others are.</exception>
    public Task<LoadedAccount?> GetAsync(string account, string address) => FindInTime(account) is { } present
        ? Task.FromResult<LoadedAccount?>(present)
        : _loading.GetOrAdd(account, key => LoadInTurnAsync(key, address));

    /// <summary>Another token of an account. Takes effect at once if the account is in use.</summary>
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

    private async Task<LoadedAccount?> LoadInTurnAsync(string account, string address)
    {
        await Task.Yield(); // so that the task is known before it ends
        try
        {
            if (!await _turns.EnterAsync(address).ConfigureAwait(false))
            {
                throw new ResolverBusyException();
            }

            try
            {
                return await LoadAsync(account, depth: 0).ConfigureAwait(false);
            }
            finally
            {
                _turns.Leave(address);
            }
        }
        finally
        {
            _loading.TryRemove(account, out _);
        }
    }

    private async Task<LoadedAccount?> LoadAsync(string account, int depth)
    {
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
                    await LoadExporterAsync(exporter, depth + 1).ConfigureAwait(false);
                }
            }

            return TakeFetched(account, loaded);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            OperatorLog.AccountUnreadable(logger, account, e.Message);
            return null;
        }
    }

    /// <summary>Needs no turn of its own: a trusted account names it. Nobody waits for one that is being loaded, as it may wait for this one.</summary>
    private async Task LoadExporterAsync(string account, int depth)
    {
        TaskCompletionSource<LoadedAccount?> loading = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (FindInTime(account) is not null || !_loading.TryAdd(account, loading.Task))
        {
            return;
        }

        LoadedAccount? loaded = null;
        try
        {
            loaded = await LoadAsync(account, depth).ConfigureAwait(false);
        }
        finally
        {
            _loading.TryRemove(account, out _);
            loading.SetResult(loaded);
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

    /// <summary>Under the lock from the start: what is pushed or deleted at the same moment must not be undone.</summary>
    private void OnClock(string account)
    {
        try
        {
            lock (_taking)
            {
                if (_loaded.TryGetValue(account, out LoadedAccount? loaded))
                {
                    Take(account, loaded);
                }
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            OperatorLog.ClockFailed(logger, account, e); // nobody else would catch it on a thread of the pool, and it would end the process
        }
    }
}
