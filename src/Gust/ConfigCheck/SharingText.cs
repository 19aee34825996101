using System.Globalization;
using Gust.Security.Definitions;

namespace Gust.Cli.ConfigCheck;

/// <summary>What an account shares and may hold, in words.</summary>
internal static class SharingText
{
    public static IEnumerable<string> Lines(AccountDefinition account)
    {
        foreach (ExportDefinition export in account.Exports)
        {
            yield return $"exports {Kind(export.Kind)} {export.Subject} to {Takers(export)}";
        }

        foreach (ImportDefinition import in account.Imports)
        {
            string local = import.LocalSubject.Length > 0 && import.LocalSubject != import.Subject ? $" as {import.LocalSubject}" : "";
            yield return $"imports {Kind(import.Kind)} {import.Subject} of account {import.Account}{local}";
        }

        AccountLimits limits = account.Limits;
        (string Name, int Limit)[] all =
            [("connections", limits.Connections), ("leaf nodes", limits.LeafNodes), ("subscriptions of a connection", limits.Subscriptions), ("bytes of a message", limits.Payload)];
        string[] set = [.. all.Where(one => one.Limit >= 0).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Limit} {one.Name}"))];
        if (set.Length > 0)
        {
            yield return $"holds at most {string.Join(", ", set)}";
        }

        foreach (string line in account.JetStream is { } streams ? StreamText.Lines(streams) : [])
        {
            yield return line;
        }

        if (account.DefaultPermissions is { IsUnrestricted: false } defaults)
        {
            yield return $"users without permissions of their own: {string.Join("; ", PermissionText.Lines(defaults))}";
        }
    }

    private static string Kind(Gust.Security.Definitions.ShareKind kind) => kind == Gust.Security.Definitions.ShareKind.Service ? "service" : "stream";

    private static string Takers(ExportDefinition export) =>
        export.Accounts is { } accounts ? string.Join(", ", accounts.Order(StringComparer.Ordinal))
        : export.TokenRequired ? "accounts with an activation"
        : export.AccountTokenPosition > 0 ? "every account, each its own subjects" : "every account";
}
