using System.Globalization;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.Admin.Accounts;

/// <summary>An account as people read it.</summary>
internal static class AccountText
{
    private const int AccountsMax = 20;
    private const int FullWeight = 100;

    public static string Of(AccountDetail account, TimeProvider clock)
    {
        var text = new Columns($"Account information for account {account.AccountName}");
        text.Section("Details");
        text.Row("Complete", account.Complete);
        text.Row("Expired", account.Expired);
        text.Row("System Account", account.IsSystem);
        text.RowIf("Updated", account.UpdateTime is { } time ? $"{TimeText.Local(time, clock)} ({TimeText.Ago(time, clock)} ago)" : "");
        text.Row("JetStream", account.JetstreamEnabled);
        text.Row("Client Connections", CountText.Format(account.ClientConnections));
        text.Row("Leafnode Connections", CountText.Format(account.LeafnodeConnections));
        text.Row("Subscriptions", CountText.Format(account.Subscriptions));
        text.RowIf("Issuer", account.IssuerKey);
        text.RowIf("Tag", account.NameTag);
        text.RowIf("Tags", string.Join(", ", account.Tags ?? []));
        text.Section("Mappings");
        foreach ((string subject, MappedSubject[] destinations) in (account.Mappings ?? []).OrderBy(mapping => mapping.Key, StringComparer.Ordinal))
        {
            text.Rows(subject, destinations.Select(Destination));
        }

        text.Section("Imports");
        foreach (SharedImport import in account.Imports ?? [])
        {
            text.Row(import.Type, Import(import));
        }

        text.Section("Exports");
        foreach (SharedExport export in account.Exports ?? [])
        {
            text.Row(export.Type, Export(export));
        }

        text.Section("Revoked Users");
        foreach ((string user, DateTimeOffset since) in account.RevokedUser ?? [])
        {
            text.Row(user, TimeText.Local(since, clock));
        }

        return text.Render();
    }

    private static string Destination(MappedSubject mapped) => mapped.Subject
        + (mapped.Weight != FullWeight ? string.Create(CultureInfo.InvariantCulture, $" with weight {mapped.Weight}%") : "")
        + (mapped.Cluster.Length > 0 ? $" in cluster {mapped.Cluster}" : "");

    private static string Import(SharedImport import)
    {
        string local = import.LocalSubject.Length > 0 ? import.LocalSubject : import.To.Length > 0 ? import.To : import.Subject;
        string text = local == import.Subject ? local : $"{local} from {import.Subject}";
        return text + (import.Account.Length > 0 ? $" of account {import.Account}" : "") + (import.Share ? ", shares who asks" : "") + (import.Tracking ? ", tracked" : "")
            + (import.Invalid ? ", INVALID" : "");
    }

    private static string Export(SharedExport export)
    {
        string[] approved = export.ApprovedAccounts ?? [];
        string more = approved.Length > AccountsMax ? $" and {approved.Length - AccountsMax} more" : "";
        return export.Subject + (export.ResponseType.Length > 0 ? $", answers {export.ResponseType}" : "") + (export.TokenReq ? ", needs a token" : "")
            + (approved.Length > 0 ? $", for {string.Join(", ", approved.Take(AccountsMax))}{more}" : "");
    }
}
