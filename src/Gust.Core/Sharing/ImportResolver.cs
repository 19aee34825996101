using Gust.Security.Definitions;
using Gust.Subjects;

namespace Gust.Core.Sharing;

/// <summary>Decides which of all accounts' imports are in force, and remembers it for when a single account changes.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class ImportResolver(AccountRegistry accounts)
{
    private const string Cycle = "import forms a cycle";

    private readonly Dictionary<Account, List<ResolvedImport>> _allowed = [];
    private readonly Dictionary<Account, List<InactiveImport>> _inactive = [];

    /// <summary>What is configured and not allowed.</summary>
    public IReadOnlyList<InactiveImport> Inactive => [.. _inactive.Values.SelectMany(one => one)];

    public IReadOnlyList<ResolvedImport> ImportsOf(Account importer) => _allowed[importer];

    /// <summary>Works all of it out anew. Returns the accounts in question, in the order of their names.</summary>
    public IReadOnlyCollection<Account> ResolveAll() => Resolve(accounts.All);

    /// <summary>Works out what the change of one account touches. Returns the accounts in question.</summary>
    public IReadOnlyCollection<Account> ResolveAfter(Account changed) => Resolve(accounts.All.Where(account =>
        account == changed || account.Definition.Imports.Any(import => import.Account == changed.Name) || HasCycle(account)));

    private bool HasCycle(Account account) => _inactive.TryGetValue(account, out List<InactiveImport>? inactive) && inactive.Exists(one => one.Reason == Cycle);

    private List<Account> Resolve(IEnumerable<Account> chosen)
    {
        List<Account> importers = [.. chosen.OrderBy(account => account.Name, StringComparer.Ordinal)];
        foreach (Account importer in importers)
        {
            _allowed[importer] = [];
            _inactive.Remove(importer);
        }

        foreach (Account importer in importers)
        {
            foreach (ImportDefinition import in importer.Definition.Imports)
            {
                string refusal = TryAllow(importer, import);
                if (refusal.Length > 0)
                {
                    Refuse(importer, new InactiveImport(importer.Name, import.Account, import.Subject, refusal));
                }
            }
        }

        return importers;
    }

    private void Refuse(Account importer, InactiveImport import)
    {
        if (!_inactive.TryGetValue(importer, out List<InactiveImport>? inactive))
        {
            _inactive.Add(importer, inactive = []);
        }

        inactive.Add(import);
    }

    private string TryAllow(Account importer, ImportDefinition import)
    {
        if (!accounts.TryGet(import.Account, out Account? exporter))
        {
            return $"there is no account {import.Account}";
        }

        ExportDefinition? export = ExportRules.Find(exporter.Definition, importer.Name, import, out string refusal);
        if (export is null)
        {
            return refusal;
        }

        if (!ImportPath.TryCreate(import, out ImportPath? path, out string? error))
        {
            return error;
        }

        ResolvedImport resolved = new(importer, exporter, import, export, path, import.Share ? RequestInfoKind.Client : RequestInfoKind.Account);
        if (import.Kind == ShareKind.Service && Reaches(resolved, importer, path.Local, []))
        {
            return Cycle;
        }

        _allowed[importer].Add(resolved);
        return "";
    }

    /// <summary>Whether a request by this import may come, by others, to a subject of an account.</summary>
    private bool Reaches(ResolvedImport import, Account account, byte[] subject, HashSet<ResolvedImport> seen)
    {
        if (import.Exporter == account && SubjectRules.Overlaps(import.Path.Remote, subject))
        {
            return true;
        }

        foreach (ResolvedImport next in _allowed.GetValueOrDefault(import.Exporter, []))
        {
            if (next.Definition.Kind == ShareKind.Service && SubjectRules.Overlaps(import.Path.Remote, next.Path.Local)
                && seen.Add(next) && Reaches(next, account, subject, seen))
            {
                return true;
            }
        }

        return false;
    }
}
