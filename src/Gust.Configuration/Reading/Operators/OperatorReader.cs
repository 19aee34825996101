using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Operators;

/// <summary>Reads <c>operator</c>, <c>trusted_keys</c> and the keys about accounts that are known by their JWTs.</summary>
internal static class OperatorReader
{
    /// <summary>How the header of every JWT begins in base64url: <c>{"</c>.</summary>
    private const string JwtStart = "eyJ";

    public static void Read(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        if (!context.Values.Texts(entry, out var texts))
        {
            return;
        }

        IReadOnlyList<ConfigNode> nodes = entry.Value is ConfigArray array ? array.Items : [entry.Value];
        options.Operators = [];
        foreach (var (text, node) in texts.Zip(nodes))
        {
            if (Resolve(context, text, node.Position) is { } trusted)
            {
                options.Operators.Add(trusted);
            }
        }
    }

    public static void ReadTrustedKeys(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        if (!context.Values.Texts(entry, out var keys))
        {
            return;
        }

        IReadOnlyList<ConfigNode> nodes = entry.Value is ConfigArray array ? array.Items : [entry.Value];
        options.TrustedKeys = keys;
        foreach (var (key, node) in keys.Zip(nodes))
        {
            if (CheckTrustedKey(key) is { } error)
            {
                context.Diagnostics.Error(node.Position, error);
            }
        }
    }

    public static string? CheckTrustedKey(string key) =>
        PublicKeyText.Is(PublicKeyText.Operator, key) ? null : $"trust key \"{key}\" required to be a valid public operator nkey";

    public static void ReadPreload(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        if (!context.Values.Map(entry, out var map))
        {
            return;
        }

        options.ResolverPreload = [];
        foreach (var account in map.Entries.Where(account => !account.IsVariable))
        {
            if (!PublicKeyText.Is(PublicKeyText.Account, account.Key))
            {
                context.Diagnostics.Error(account.KeyPosition, $"preload key \"{account.Key}\" is not a public account nkey");
            }
            else if (context.Values.Text(account, out var jwt))
            {
                options.ResolverPreload[account.Key] = jwt;
                if (TokenText.Check(context.Checks, TokenKind.Account, jwt) is { } error)
                {
                    context.Diagnostics.Error(account.Value.Position, $"invalid account JWT: {error}");
                }
            }
        }
    }

    public static void ReadPinned(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        if (context.Values.Texts(entry, out var keys))
        {
            options.ResolverPinnedAccounts = keys;
        }
    }

    /// <summary>A JWT as it stands, or the file that holds it.</summary>
    private static OperatorOptions? Resolve(ReadingContext context, string text, ConfigPosition position)
    {
        var trusted = new OperatorOptions { Jwt = text, Position = position };
        if (!text.StartsWith(JwtStart, StringComparison.Ordinal))
        {
            if (context.File(position, text, "error parsing operator JWT") is not { } content)
            {
                return null;
            }

            (trusted.Jwt, trusted.File) = (TokenText.OfFile(content), text);
        }

        if (TokenText.Check(context.Checks, TokenKind.Operator, trusted.Jwt) is not { } error)
        {
            return trusted;
        }

        context.Diagnostics.Error(position, $"error parsing operator JWT: {error}");
        return null;
    }
}
