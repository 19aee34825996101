using Gust.Security.Claims;
using Gust.Security.Tokens;
using Gust.Subjects;

namespace Gust.Security.Checks;

/// <summary>What forbids to act on an account's imports.</summary>
internal static class ImportCheck
{
    public static void Validate(AccountClaims account, List<string> issues)
    {
        foreach (ImportClaim import in account.Account.Imports)
        {
            Validate(import, account.Subject, issues);
        }

        CheckServices([.. account.Account.Imports.Where(import => import.Type == ExportClaim.Service)], issues);
    }

    /// <summary>The subject in the exporting account. The old form of a service's import had the two sides swapped.</summary>
    public static string ExportedSubject(ImportClaim import) => import.Type == ExportClaim.Service && import.To.Length > 0 ? import.To : import.Subject;

    /// <summary>The subject in the importing account, as imports are written now.</summary>
    public static string LocalSubject(ImportClaim import)
    {
        if (import.LocalSubject.Length > 0)
        {
            return import.LocalSubject;
        }

        // The old form of a stream's import had a prefix.
        return import is { Type: ExportClaim.Stream, To.Length: > 0 } ? $"{import.To}.{import.Subject}" : import.Subject;
    }

    private static void Validate(ImportClaim import, string importer, List<string> issues)
    {
        string field = $"import of '{import.Subject}'";
        if (import.Type is not (ExportClaim.Stream or ExportClaim.Service))
        {
            issues.Add($"{field}: '{import.Type}' is neither stream nor service");
        }

        if (import.Account.Length == 0)
        {
            issues.Add($"{field}: the exporting account is not named");
        }

        SubjectCheck.Required(import.Subject, field, issues);
        if (import.LocalSubject.Length > 0)
        {
            CheckLocalSubject(import, field, issues);
        }

        if (import is { Share: true, Type: not ExportClaim.Service })
        {
            issues.Add($"{field}: share is for services only");
        }

        if (import is { AllowTrace: true, Type: not ExportClaim.Stream })
        {
            issues.Add($"{field}: allow_trace is for streams only");
        }

        CheckToken(import, importer, field, issues);
    }

    /// <summary>Services of one account must not overlap; of several accounts they may.</summary>
    private static void CheckServices(ImportClaim[] services, List<string> issues)
    {
        foreach (var ofOne in services.GroupBy(service => service.Account))
        {
            List<string> taken = [];
            foreach (ImportClaim service in ofOne)
            {
                // The reference compares the older field as it stands, though it names the exporter's side.
                string subject = service.To.Length > 0 ? service.To : LocalSubject(service);
                if (taken.Exists(other => SubjectCheck.IsSubsetOf(subject, other) || SubjectCheck.IsSubsetOf(other, subject)))
                {
                    issues.Add($"imports: two services of {service.Account} at '{subject}'");
                }

                taken.Add(subject);
            }
        }
    }

    private static void CheckLocalSubject(ImportClaim import, string field, List<string> issues)
    {
        if (import.To.Length > 0)
        {
            issues.Add($"{field}: local_subject and to exclude each other");
        }

        if (!SubjectTransform.TryCreateForImport(import.Subject, import.LocalSubject, out _, out string? error))
        {
            issues.Add($"{field}: local_subject '{import.LocalSubject}': {error}");
        }
    }

    private static void CheckToken(ImportClaim import, string importer, string field, List<string> issues)
    {
        if (import.Token.Length == 0)
        {
            return;
        }

        string? objection = JwtToken.TryDecode(import.Token, out ActivationClaims? activation, out string? error)
            ? ActivationCheck.Objection(activation, import, importer)
            : error;
        if (objection is not null)
        {
            issues.Add($"{field}: {objection}");
        }
    }
}
