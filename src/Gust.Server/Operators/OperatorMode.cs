using Gust.Core;
using Gust.Security.Access;
using Gust.Security.Checks;
using Gust.Security.Claims;
using Gust.Security.Tokens;
using Gust.Security.Trust;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Operators;

/// <summary>All of operator mode in one server: whom it trusts, where its accounts come from, and what it serves about them.</summary>
internal sealed class OperatorMode : IDisposable
{
    private readonly IAccountSource _source;
    private readonly UpdateService _service;

    private OperatorMode(OperatorTrust trust, IAccountSource source, string systemAccount, Broker broker, ILogger logger)
    {
        _source = source;
        SystemAccount = systemAccount;
        Accounts = new ClaimedAccounts(trust, source, broker, logger);
        _service = source is DirectorySource store
            ? new ClaimsService(store, Accounts, broker.System, systemAccount, logger)
            : new UpdateService(Accounts, broker.System, logger);
    }

    public ClaimedAccounts Accounts { get; }

    /// <summary>Key of the system account; empty: none.</summary>
    public string SystemAccount { get; }

    public static bool IsAskedFor(GustServerOptions options) => options.Operators.Count > 0 || options.TrustedKeys.Count > 0;

    /// <exception cref="GustConfigurationException">An operator or a preloaded account is not valid, or demands another server; or a resolver does not answer.</exception>
    public static OperatorMode Create(GustServerOptions options, Broker broker, ILogger logger)
    {
        OperatorTrust trust = Trust(options, broker.Time);
        string systemAccount = SystemAccountOf(options, trust);
        OperatorMode mode = new(trust, Source(options, trust, broker.Time), systemAccount, broker, logger);
        OperatorLog.TrustedOperators(logger);
        foreach (OperatorClaims one in trust.Operators)
        {
            OperatorLog.Operator(logger, one.Name, one.Subject, one.Operator.SystemAccount);
        }

        return mode;
    }

    /// <summary>The key of the system account that options and operators name; empty: none.</summary>
    public static string SystemAccountOf(GustServerOptions options, OperatorTrust trust) =>
        options.SystemAccount ?? trust.Operators.Select(one => one.Operator.SystemAccount).FirstOrDefault(key => key.Length > 0) ?? "";

    /// <summary>The operators that the options name.</summary>
    /// <exception cref="GustConfigurationException">One is not valid, or demands another server.</exception>
    public static OperatorTrust Trust(GustServerOptions options, TimeProvider time)
    {
        List<string> errors = [];
        List<OperatorClaims> operators = [];
        foreach (OperatorOptions one in options.Operators)
        {
            string where = one.Position is { } position ? $"{position}: " : "";
            if (!JwtToken.TryDecode(one.Jwt, out OperatorClaims? claims, out string? error))
            {
                errors.Add($"{where}error parsing operator JWT: {error}");
            }
            else if (ClaimsCheck.Validate(claims, time.GetUtcNow()) is [var issue, ..])
            {
                errors.Add($"{where}operator JWT is not valid: {issue}");
            }
            else
            {
                operators.Add(claims);
            }
        }

        OperatorTrust trust = new(operators, options.TrustedKeys);
        if (trust.Demand(Version.Parse(GustVersion.Compatibility)) is { } demand)
        {
            errors.Add(demand);
        }

        return errors.Count == 0 ? trust : throw new GustConfigurationException(errors);
    }

    /// <summary>Starts what the system account is served, and fetches that account.</summary>
    public void Start()
    {
        _service.Start();
        if (SystemAccount.Length > 0)
        {
            _ = Accounts.GetAsync(SystemAccount, address: "");
        }
    }

    /// <summary>Takes over accounts that the configuration itself holds and that have changed in it.</summary>
    public void Reload(GustServerOptions options)
    {
        if (_source is not MemorySource memory)
        {
            return;
        }

        memory.Preload = options.ResolverPreload;
        foreach ((string account, string jwt) in options.ResolverPreload)
        {
            if (Accounts.Find(account) is { } present && present.Jwt != jwt)
            {
                Accounts.Update(account, jwt);
            }
        }
    }

    public OperatorAuthenticator Authenticator(GustServerOptions options, ProxyPolicy proxies) => new(Accounts, new OperatorPolicy(
        options.Authorization.Timeout, options.DefaultSentinel ?? "", options.ResolverPinnedAccounts.ToHashSet(StringComparer.Ordinal), SystemAccount, proxies));

    public void Dispose()
    {
        _service.Dispose();
        (_source as IDisposable)?.Dispose();
    }

    private static IAccountSource Source(GustServerOptions options, OperatorTrust trust, TimeProvider time)
    {
        switch (options.Resolver?.Kind)
        {
            case ResolverKind.Full or ResolverKind.Cache:
                return Preloaded(new DirectorySource(options.Resolver, time), options.ResolverPreload);
            case ResolverKind.Url:
                return Reached(new UrlSource(options.Resolver.Url!, options.ResolverTls, options.Resolver.Timeout));
            case null when options.ResolverPreload.Count == 0 && AccountServer(trust) is { } url:
                return Reached(new UrlSource(url, options.ResolverTls, new ResolverOptions().Timeout));
            default:
                return new MemorySource(options.ResolverPreload);
        }
    }

    /// <summary>A wrong address must not be found out only by the users that it keeps out.</summary>
    private static UrlSource Reached(UrlSource source)
    {
        if (source.Probe() is { } problem)
        {
            source.Dispose();
            throw new GustConfigurationException([$"resolver: {problem}"]);
        }

        return source;
    }

    private static string? AccountServer(OperatorTrust trust) =>
        trust.Operators.Select(one => one.Operator.AccountServerUrl).FirstOrDefault(url => url.Length > 0) is { } url ? url.TrimEnd('/') + "/accounts" : null;

    private static DirectorySource Preloaded(DirectorySource store, Dictionary<string, string> preload)
    {
        foreach ((string key, string jwt) in preload)
        {
            if (JwtToken.TryDecode(jwt, out AccountClaims? claims, out _) && claims.Subject == key)
            {
                store.Save(key, jwt, claims.IssuedAt);
            }
        }

        return store;
    }
}
