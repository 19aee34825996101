using Gust.Security.Definitions;
using Gust.Subjects;

namespace Gust.Core.Sharing;

/// <summary>Decides which of all accounts' imports are in force.</summary>
internal sealed class ImportResolver(AccountRegistry accounts)
{
    private readonly Dictionary<Account, List<ResolvedImport>> _allowed = [];
    private readonly List<InactiveImport> _inactive = [];

    public IReadOnlyList<InactiveImport> Inactive => _inactive;

    /// <summary>The imports in force by importing account.</summary>
    public IReadOnlyDictionary<Account, List<ResolvedImport>> Resolve()
    {
        foreach (Account importer in accounts.All.OrderBy(account => account.Name, StringComparer.Ordinal))
        {
            _allowed.TryAdd(importer, []);
            foreach (ImportDefinition import in importer.Definition.Imports)
            {
                string refusal = TryAllow(importer, import);
                if (refusal.Length > 0)
                {
                    _inactive.Add(new InactiveImport(importer.Name, import.Account, import.Subject, refusal));
                }
            }
        }

        return _allowed;
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
            return "import forms a cycle";
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
            if (next.Definition.Kind == ShareKind.Service && SubjectRules.Overlaps(import.Path.Remote, next.Path.Local) && seen.Add(next) && Reaches(next, account, subject, seen))
            {
                return true;
            }
        }

        return false;
    }
}
