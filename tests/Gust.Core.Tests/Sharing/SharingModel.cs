using Gust.Security.Definitions;

namespace Gust.Core.Tests.Sharing;

/// <summary>Who may see a message, worked out by the letter of the definitions: slow, plain, and without a line of the code it checks.</summary>
/// <remarks>Subjects have tokens of one letter; an import keeps the subject or puts one token before it.</remarks>
internal sealed class SharingModel(IReadOnlyList<AccountDefinition> accounts)
{
    /// <summary>The places, account and subject, at which a message is seen that is published at one.</summary>
    public HashSet<(string Account, string Subject)> Seen(string account, string subject)
    {
        HashSet<(string Account, string Subject)> seen = [];
        Ask(account, subject, seen, 0);
        return seen;
    }

    /// <summary>Whether a pattern covers a subject or another pattern.</summary>
    public static bool Covers(string pattern, string subject)
    {
        string[] wanted = pattern.Split('.');
        string[] tokens = subject.Split('.');
        for (int i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == ">")
            {
                return i < tokens.Length;
            }

            if (i >= tokens.Length || tokens[i] == ">" || (wanted[i] != "*" && wanted[i] != tokens[i]))
            {
                return false;
            }
        }

        return wanted.Length == tokens.Length;
    }

    private void Ask(string account, string subject, HashSet<(string Account, string Subject)> seen, int hops)
    {
        Assert.InRange(hops, 0, accounts.Count); // or the generator made a cycle
        seen.Add((account, subject));
        foreach (AccountDefinition importer in accounts)
        {
            foreach (ImportDefinition import in importer.Imports.Where(one => MayImport(importer.Name, one)))
            {
                string local = import.LocalSubject.Length > 0 ? import.LocalSubject : import.Subject;
                string before = local[..^import.Subject.Length];
                if (import.Kind == ShareKind.Stream && import.Account == account && Covers(import.Subject, subject))
                {
                    seen.Add((importer.Name, before + subject));
                }

                if (import.Kind == ShareKind.Service && importer.Name == account && Covers(local, subject))
                {
                    Ask(import.Account, subject[before.Length..], seen, hops + 1);
                }
            }
        }
    }

    private bool MayImport(string importer, ImportDefinition import)
    {
        List<ExportDefinition> exports = [.. accounts.Single(account => account.Name == import.Account).Exports
            .Where(export => export.Kind == import.Kind && Covers(export.Subject, import.Subject))];
        List<ExportDefinition> narrowest = [.. exports.Where(export => !exports.Exists(other => other.Subject != export.Subject && Covers(export.Subject, other.Subject)))];
        return narrowest.Count > 0 && (narrowest[0].Accounts is not { } accountsOfExport || accountsOfExport.Contains(importer));
    }
}
