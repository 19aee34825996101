using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Access;

/// <summary>Reads <c>auth_callout</c>.</summary>
internal static class AuthCalloutReader
{
    private static readonly BlockReader<AuthCalloutOptions> s_keys = new BlockReader<AuthCalloutOptions>()
        .Text("issuer", (o, v) => o.Issuer = v)
        .TextArray("auth_users users", (o, v) => o.AuthUsers = v)
        .Text("account acc", (o, v) => o.Account = v)
        .Text("xkey key", (o, v) => o.XKey = v)
        .TextArray("allowed_accounts", (o, v) => o.AllowedAccounts = v);

    public static AuthCalloutOptions? Read(ReadingContext context, ConfigEntry entry)
    {
        if (!context.Values.Map(entry, out var block))
        {
            return null;
        }

        var callout = new AuthCalloutOptions { Position = entry.KeyPosition };
        return s_keys.Read(context, block, callout) ? callout : null;
    }
}
