using System.Diagnostics.CodeAnalysis;
using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Security.Tokens;

namespace Gust.Cli.ConfigCheck;

/// <summary>The accounts that a server with a configuration would know by itself: those that the file preloads, and those in its resolver's directory.</summary>
/// <remarks>Reads only. Nothing is asked of other servers.</remarks>
internal sealed class KnownAccounts
{
    private const string Extension = ".jwt";

    private readonly IReadOnlyDictionary<string, string> _preload;
    private readonly ResolverOptions? _resolver;

    public KnownAccounts(GustServerOptions options)
    {
        _preload = options.ResolverPreload;
        _resolver = options.Resolver;
    }

    /// <summary>The resolver's directory; null where it has none.</summary>
    public string? Directory => _resolver is { Kind: ResolverKind.Full or ResolverKind.Cache } ? _resolver.Directory : null;

    /// <summary>Keys of the accounts in the directory, in order.</summary>
    public IEnumerable<string> Pushed => Directory is { } directory && System.IO.Directory.Exists(directory)
        ? System.IO.Directory.EnumerateFiles(directory, "*" + Extension).Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(key => NKeyText.IsValid(key, NKeyPrefix.Account)).Order(StringComparer.Ordinal)
        : [];

    /// <summary>Null where <see cref="TryFind"/> finds none.</summary>
    public AccountClaims? Find(string key) => TryFind(key, out AccountClaims? account, out _) ? account : null;

    /// <summary>The account as its token says; the younger token where there are two, as a server keeps that.</summary>
    /// <param name="error">Why there is none.</param>
    public bool TryFind(string key, [NotNullWhen(true)] out AccountClaims? account, [NotNullWhen(false)] out string? error)
    {
        account = null;
        error = $"the account {key} is {Places}";
        if (_preload.TryGetValue(key, out string? preloaded) && !JwtToken.TryDecode(preloaded, out account, out string? problem))
        {
            error = $"the account {key} in resolver_preload: {problem}";
        }

        if (Directory is { } directory && Path.Combine(directory, key + Extension) is var file && File.Exists(file))
        {
            if (!JwtToken.TryDecode(File.ReadAllText(file).Trim(), out AccountClaims? pushed, out problem))
            {
                error = $"{file}: {problem}";
            }
            else if (account is null || pushed.IssuedAt >= account.IssuedAt)
            {
                account = pushed;
            }
        }

        return account is not null;
    }

    private string Places => Directory is { } directory ? $"neither in resolver_preload nor in {Path.GetFullPath(directory)}"
        : _resolver is { Kind: ResolverKind.Url } ? $"not in the configuration: servers ask {_resolver.Url} for it"
        : "not in resolver_preload";
}
