using Gust.Foundation;
using Gust.Security.Claims;
using Gust.Security.Tokens;
using Gust.Security.Trust;

namespace Gust.Cli.ConfigCheck;

/// <summary>The operators of a configuration and the accounts it knows from the start.</summary>
internal static class OperatorReport
{
    public static void Write(GustServerOptions options, Action<string> title, Action<string> line)
    {
        if (options.Operators.Count == 0)
        {
            return;
        }

        title("Operators");
        foreach (OperatorOptions one in options.Operators)
        {
            line(JwtToken.TryDecode(one.Jwt, out OperatorClaims? claims, out string? error)
                ? $"operator {claims.Name} ({claims.Subject}) vouches for accounts, and those for users, by signed tokens"
                : $"an operator whose JWT cannot be read: {error}");
        }

        line($"accounts come from {Source(options.Resolver)}");
        KnownAccounts known = new(options);
        Accounts("Accounts known from the start", options.ResolverPreload.Keys, known, options.SystemAccount, title, line);
        Accounts($"Accounts pushed to {known.Directory}", [.. known.Pushed.Where(key => !options.ResolverPreload.ContainsKey(key))], known, options.SystemAccount, title, line);
        line("what their users may do stands in their credentials: server config can --creds FILE");
    }

    private static void Accounts(string heading, IReadOnlyCollection<string> keys, KnownAccounts known, string? system, Action<string> title, Action<string> line)
    {
        if (keys.Count > 0)
        {
            title(heading);
        }

        foreach (string key in keys)
        {
            if (!known.TryFind(key, out AccountClaims? account, out string? error))
            {
                line(error);
                continue;
            }

            line($"account {account.Name} ({account.Subject}){(account.Subject == system ? ", the system account" : "")}");
            DateTimeOffset issued = DateTimeOffset.FromUnixTimeSeconds(account.IssuedAt);
            foreach (string text in SharingText.Lines(AccountFromClaims.Convert(account, issued, known.Find, localCluster: null, SystemRandom.Instance, [])))
            {
                line("    " + text);
            }
        }
    }

    private static string Source(ResolverOptions? resolver) => resolver?.Kind switch
    {
        ResolverKind.Memory => "this configuration only",
        ResolverKind.Url => resolver.Url ?? "an HTTP server",
        ResolverKind.Full => $"the directory {resolver.Directory}, which they are pushed to",
        ResolverKind.Cache => $"other servers, and the cache {resolver.Directory}",
        _ => "where the operator's JWT says",
    };
}
