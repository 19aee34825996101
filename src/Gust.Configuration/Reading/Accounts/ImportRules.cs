namespace Gust.Configuration.Reading.Accounts;

/// <summary>What must hold of imports, and between them and the exports they come from.</summary>
internal static class ImportRules
{
    /// <summary>What is wrong with the subjects of an import by themselves; null: nothing.</summary>
    public static string? CheckSubjects(ImportOptions import)
    {
        if (!SubjectShape.IsValid(import.Subject))
        {
            return $"subject \"{import.Subject}\" is not a valid subject";
        }

        if (import.Prefix is { } prefix && !SubjectShape.IsLiteral(prefix.EndsWith('.') ? prefix[..^1] : prefix))
        {
            return $"{import.Kind.InWords()} import prefix \"{prefix}\" must be a subject without wildcards";
        }

        if (import.To is not { } to)
        {
            return null;
        }

        var isWild = SubjectShape.HasWildcard(import.Subject);
        return isWild || SubjectShape.IsLiteral(to) ? null : $"'to' \"{to}\" must be a valid subject without wildcards, as \"{import.Subject}\" has none";
    }

    public static IEnumerable<OptionProblem> Check(List<AccountOptions> accounts)
    {
        var byName = accounts.ToLookup(account => account.Name, StringComparer.Ordinal);
        foreach (var importer in accounts)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var import in importer.Imports)
            {
                var exporter = byName[import.Account].FirstOrDefault();
                var error = CheckSubjects(import) ?? CheckSource(exporter, importer, import) ?? CheckDuplicate(import, seen);
                if (error is not null)
                {
                    yield return Problem(import, error);
                }
            }
        }

        foreach (var import in ImportCycles.Find(accounts))
        {
            yield return Problem(import, "import forms a cycle");
        }
    }

    /// <summary>The subject an import appears under in the importing account.</summary>
    public static string LocalSubject(ImportOptions import) =>
        import.Prefix is { } prefix ? prefix.TrimEnd('.') + "." + import.Subject : import.To is { } to ? WithStars(to) : import.Subject;

    private static OptionProblem Problem(ImportOptions import, string error) =>
        new(import.Position, $"error adding {import.Kind.InWords()} import \"{import.Subject}\": {error}");

    private static string? CheckSource(AccountOptions? exporter, AccountOptions importer, ImportOptions import)
    {
        if (exporter is null)
        {
            return $"\"{import.Account}\" account not defined for {import.Kind.InWords()} import";
        }

        return ExportAuthority.Allows(exporter, import.Kind, import.Subject, importer.Name)
            ? null
            : $"{import.Kind.InWords()} import not authorized: account \"{import.Account}\" does not export it to \"{importer.Name}\"";
    }

    /// <summary>A stream is imported once, whatever it is called here; a service once under each name.</summary>
    private static string? CheckDuplicate(ImportOptions import, HashSet<string> seen)
    {
        var subject = import.Kind == ShareKind.Stream ? import.Subject : LocalSubject(import);
        if (seen.Add($"{import.Kind} {import.Account} {subject}"))
        {
            return null;
        }

        return import.Kind == ShareKind.Stream
            ? "stream import already exists"
            : $"duplicate service import subject \"{subject}\", previously used in an import from account \"{import.Account}\"";
    }

    /// <summary>References to wildcards as the wildcards they stand for.</summary>
    private static string WithStars(string destination) => string.Join(
        '.', destination.Split('.').Select(token => token.StartsWith('$') || token.StartsWith("{{", StringComparison.Ordinal) ? "*" : token));
}
