namespace Gust.Configuration.Reading.Accounts;

/// <summary>Finds imports by which a message would come back to where it started.</summary>
/// <remarks>
/// One import leads to another when it takes from an account a subject that this account imports itself. The reference always finds
/// the loops of two accounts and longer ones by chance, in the order its map happens to have; here all are found.
/// </remarks>
internal static class ImportCycles
{
    /// <summary>The imports that close a cycle, one of each cycle.</summary>
    public static IEnumerable<ImportOptions> Find(List<AccountOptions> accounts)
    {
        var importsOf = accounts.GroupBy(account => account.Name, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Imports, StringComparer.Ordinal);
        var done = new HashSet<ImportOptions>();
        var path = new Stack<(ImportOptions Import, Queue<ImportOptions> Next)>();
        var onPath = new HashSet<ImportOptions>();
        foreach (var start in accounts.SelectMany(account => account.Imports).Where(done.Add))
        {
            Enter(start);
            while (path.TryPeek(out var top))
            {
                if (!top.Next.TryDequeue(out var next))
                {
                    onPath.Remove(path.Pop().Import);
                }
                else if (onPath.Contains(next))
                {
                    yield return next;
                }
                else if (done.Add(next))
                {
                    Enter(next);
                }
            }
        }

        void Enter(ImportOptions import)
        {
            onPath.Add(import);
            path.Push((import, new Queue<ImportOptions>(importsOf.GetValueOrDefault(import.Account, []).Where(next => Leads(import, next)))));
        }
    }

    private static bool Leads(ImportOptions from, ImportOptions next) =>
        from.Kind == next.Kind && SubjectShape.Collide(from.Subject, ImportRules.LocalSubject(next));
}
