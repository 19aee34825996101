using System.Text;
using Gust.Security.Definitions;
using Gust.Subjects;

namespace Gust.Core.Sharing;

/// <summary>Whether an account may use what another one shares. Nothing crosses without a yes from here.</summary>
internal static class ExportRules
{
    /// <summary>The export that an import uses; null, and why, when it may not.</summary>
    /// <remarks>
    /// Where several exports cover the subject the narrowest decides, so that a private subject stays private under a public wildcard.
    /// </remarks>
    public static ExportDefinition? Find(AccountDefinition exporter, string importer, ImportDefinition import, out string refusal)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(import.Subject);
        ExportDefinition? narrowest = null;
        foreach (ExportDefinition export in exporter.Exports)
        {
            if (export.Kind == import.Kind && SubjectRules.IsSubsetOf(wanted, Encoding.UTF8.GetBytes(export.Subject))
                && (narrowest is null || IsNarrower(export.Subject, narrowest.Subject)))
            {
                narrowest = export;
            }
        }

        refusal = narrowest is null
            ? $"account {exporter.Name} exports no such {(import.Kind == ShareKind.Stream ? "stream" : "service")}"
            : Refusal(narrowest, importer, import);
        return refusal.Length == 0 ? narrowest : null;
    }

    private static bool IsNarrower(string subject, string than) =>
        subject != than && SubjectRules.IsSubsetOf(Encoding.UTF8.GetBytes(subject), Encoding.UTF8.GetBytes(than));

    private static string Refusal(ExportDefinition export, string importer, ImportDefinition import)
    {
        if (export.AccountTokenPosition > 0)
        {
            return import.Subject.Split('.').ElementAtOrDefault(export.AccountTokenPosition - 1) == importer
                ? ""
                : $"token {export.AccountTokenPosition} of the subject must be {importer}";
        }

        if (export.Accounts is { } accounts)
        {
            return accounts.Contains(importer) ? "" : "it is private and not for this account";
        }

        return export.TokenRequired ? RefusalOfToken(export, importer, import.ActivatedAt) : "";
    }

    private static string RefusalOfToken(ExportDefinition export, string importer, long? activatedAt)
    {
        if (activatedAt is not { } issued)
        {
            return "it needs an activation token";
        }

        return IsRevoked(importer) || IsRevoked("*") ? "its activation token was revoked" : "";

        bool IsRevoked(string key) => export.Revocations is { } revocations && revocations.TryGetValue(key, out long until) && issued <= until;
    }
}
