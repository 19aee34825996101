using System.Globalization;
using System.Text;
using Gust.Security.Claims;

namespace Gust.Cli.Auth.Store;

/// <summary>Operators, accounts and users as people read them.</summary>
internal static class EntityView
{
    public static string Text(OperatorEntry one)
    {
        OperatorClaims claims = one.Claims;
        return Render(
            $"Operator {one.Name} ({claims.Subject})",
            ("System account", claims.Operator.SystemAccount),
            ("Signing keys", string.Join(", ", claims.Operator.SigningKeys)),
            ("Signing key required", claims.Operator.StrictSigningKeyUsage ? "yes" : ""),
            ("Accounts", string.Join(", ", one.Accounts().Select(account => account.Name))));
    }

    public static string Text(AccountEntry one)
    {
        AccountLimitsClaim limits = one.Claims.Account.Limits;
        bool hasJetStream = limits.DiskStorage != 0 || limits.MemoryStorage != 0;
        return Render(
            $"Account {one.Name} ({one.Claims.Subject})",
            ("Description", one.Claims.Account.Description),
            ("Issuer", one.Claims.Issuer),
            ("System account", one.IsSystem ? "yes" : ""),
            ("Expires", Time(one.Claims.ExpiresAt)),
            ("Connections", Limit(limits.Connections)),
            ("Leaf nodes", Limit(limits.LeafNodes)),
            ("Subscriptions", Limit(limits.Subscriptions)),
            ("Payload", Limit(limits.Payload)),
            ("Bearer tokens", limits.DisallowBearer ? "not allowed" : "allowed"),
            ("JetStream", hasJetStream ? $"disk {Limit(limits.DiskStorage)}, memory {Limit(limits.MemoryStorage)}, streams {Limit(limits.Streams)}" : "off"),
            ("Exports", string.Join(", ", one.Claims.Account.Exports.Select(export => $"{export.Type} {export.Subject}"))),
            ("Imports", string.Join(", ", one.Claims.Account.Imports.Select(import => $"{import.Type} {import.Subject} of {import.Account}"))),
            ("Roles", string.Join(", ", one.Claims.Account.SigningKeys.Select(key => key.Scope?.Role).OfType<string>())),
            ("Users", string.Join(", ", one.Users().Select(user => user.Name))),
            ("Removed users", one.Claims.Account.Revocations.Count > 0 ? one.Claims.Account.Revocations.Count.ToString(CultureInfo.InvariantCulture) : ""));
    }

    public static string Text(UserEntry one, AccountEntry account)
    {
        return Render(
            $"User {one.Name} ({one.Claims.Subject})",
            [
                ("Account", $"{account.Name} ({account.Claims.Subject})"),
                ("Issuer", one.Claims.Issuer),
                ("Role", account.ScopeOf(one)?.Role ?? ""),
                ("Tags", string.Join(", ", one.Claims.User.Tags)),
                ("Expires", Time(one.Claims.ExpiresAt)),
                .. Terms(account.TermsOf(one)),
                ("Credentials", one.CredsFile),
            ]);
    }

    public static string Text(SigningKeyClaim one, AccountEntry account)
    {
        UserScopeClaim scope = one.Scope!;
        return Render(
            $"Scoped signing key {one.Key}",
            [
                ("Account", $"{account.Name} ({account.Claims.Subject})"),
                ("Role", scope.Role),
                ("Description", scope.Description),
                .. Terms(scope.Template),
                ("Users", string.Join(", ", account.UsersOf(one.Key))),
            ]);
    }

    private static (string Label, string Value)[] Terms(UserTermsClaim terms) =>
    [
        ("May publish", Subjects(terms.Publish, terms.Responses is not null)),
        ("May not publish", string.Join(", ", terms.Publish.Deny)),
        ("May subscribe to", Subjects(terms.Subscribe, elseNothing: false)),
        ("May not subscribe to", string.Join(", ", terms.Subscribe.Deny)),
        ("Answers to a request", terms.Responses is { } responses ? Limit(responses.Maximum == 0 ? 1 : responses.Maximum) : ""),
        ("Subscriptions", Limit(terms.Subscriptions)),
        ("Payload", Limit(terms.Payload)),
        ("Networks", string.Join(", ", terms.Sources)),
        ("Connection types", string.Join(", ", terms.AllowedConnectionTypes)),
        ("Bearer token", terms.BearerToken ? "yes" : ""),
    ];

    private static string Subjects(PermissionClaim claim, bool elseNothing) =>
        claim.Allow.Count > 0 ? string.Join(", ", claim.Allow) : elseNothing ? "nothing but answers" : "everything";

    private static string Limit(long limit) => limit < 0 ? "unlimited" : limit.ToString(CultureInfo.InvariantCulture);

    private static string Time(long seconds) => seconds == 0 ? "" : DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Render(string title, params (string Label, string Value)[] lines)
    {
        var text = new StringBuilder(title).Append("\n\n");
        int width = lines.Max(line => line.Label.Length) + 2;
        foreach ((string label, string value) in lines.Where(line => line.Value.Length > 0))
        {
            text.Append(label.PadLeft(width)).Append(": ").Append(value).Append('\n');
        }

        return text.Append('\n').ToString();
    }
}
