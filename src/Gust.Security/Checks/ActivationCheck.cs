using Gust.Security.Claims;
using Gust.Security.Keys;

namespace Gust.Security.Checks;

/// <summary>Whether an activation lets an account import (spec: auth.md section 6.1).</summary>
internal static class ActivationCheck
{
    public static void Validate(ActivationBody terms, List<string> issues)
    {
        SubjectCheck.Required(terms.Subject, "subject", issues);
        KeyCheck.Optional(terms.IssuerAccount, NKeyPrefix.Account, "issuer_account", issues);
        if (terms.Kind is not (ExportClaim.Stream or ExportClaim.Service))
        {
            issues.Add($"kind: '{terms.Kind}' is neither stream nor service");
        }
    }

    /// <summary>Why an activation is none for this import of this account; null where it fits. Its time and its issuer are asked elsewhere.</summary>
    public static string? Objection(ActivationClaims activation, ImportClaim import, string importer)
    {
        if (activation.Issuer != import.Account && activation.Activation.IssuerAccount != import.Account)
        {
            return "the activation is not the exporting account's";
        }

        if (activation.Subject != importer)
        {
            return "the activation is for another account";
        }

        if (activation.Activation.Kind != import.Type)
        {
            return $"the activation is for a {activation.Activation.Kind}, not for a {import.Type}";
        }

        string exported = ImportCheck.ExportedSubject(import);
        return SubjectCheck.IsSubsetOf(exported, activation.Activation.Subject) ? null : $"the activation is for '{activation.Activation.Subject}', not for '{exported}'";
    }

    /// <summary>
    /// Whether the exporting account signed, or one of its signing keys. An activation can name any account as its own:
    /// without this question everybody could activate everything.
    /// </summary>
    /// <param name="activation">Read, and fitting its import.</param>
    /// <param name="exporter">Key of the exporting account.</param>
    /// <param name="claims">Its claims; null where they are not known, and then neither are its signing keys.</param>
    public static bool IsIssuerTrusted(ActivationClaims activation, string exporter, AccountClaims? claims)
    {
        string named = activation.Activation.IssuerAccount;
        if (activation.Issuer == exporter)
        {
            return named.Length == 0 || named == exporter;
        }

        return named == exporter && claims is not null && claims.Subject == exporter && claims.Account.SigningKeys.Any(key => key.Key == activation.Issuer);
    }

    /// <summary>Whether the exporting account took it back: revocations name the importing account, or all.</summary>
    public static bool IsRevoked(ActivationClaims activation, ExportClaim export) =>
        Revocations.Revoke(export.Revocations, activation.Subject, activation.IssuedAt);
}
