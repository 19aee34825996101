namespace Gust.Configuration.Reading.Accounts;

/// <summary>Whether an account exports something to another.</summary>
internal static class ExportAuthority
{
    /// <remarks>
    /// An export of exactly this subject decides alone; else the narrowest ones that cover it. With several of them all must
    /// agree: the reference asks one at random.
    /// </remarks>
    public static bool Allows(AccountOptions exporter, ShareKind kind, string subject, string importer)
    {
        var covering = exporter.Exports.Where(export => export.Kind == kind && SubjectShape.IsSubset(subject, export.Subject)).ToList();
        var deciding = covering.Where(export => !covering.Exists(other => IsNarrower(other, export))).GroupBy(export => export.Subject);
        return covering.Count > 0 && deciding.All(same => Allows([.. same], subject, importer));
    }

    private static bool IsNarrower(ExportOptions one, ExportOptions other) =>
        one.Subject != other.Subject && SubjectShape.IsSubset(one.Subject, other.Subject);

    /// <summary>Exports of one subject count as one: it is private as soon as one of them names accounts.</summary>
    private static bool Allows(List<ExportOptions> same, string subject, string importer)
    {
        if (same.Find(export => export.AccountTokenPosition > 0) is { AccountTokenPosition: var position })
        {
            var tokens = subject.Split('.');
            return position <= tokens.Length && tokens[position - 1] == importer;
        }

        var named = same.Where(export => export.Accounts is not null).SelectMany(export => export.Accounts!).ToList();
        return same.TrueForAll(export => export.Accounts is null) || named.Contains(importer);
    }
}
