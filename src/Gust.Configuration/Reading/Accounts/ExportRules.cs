namespace Gust.Configuration.Reading.Accounts;

/// <summary>What must hold of exports.</summary>
internal static class ExportRules
{
    public static IEnumerable<OptionProblem> Check(List<AccountOptions> accounts)
    {
        var names = accounts.Select(account => account.Name).ToHashSet(StringComparer.Ordinal);
        return
            from account in accounts
            from export in account.Exports
            from error in Errors(export, names)
            select new OptionProblem(export.Position, error);
    }

    private static IEnumerable<string> Errors(ExportOptions export, HashSet<string> accounts)
    {
        var kind = export.Kind.InWords();
        if (!SubjectShape.IsValid(export.Subject))
        {
            yield return $"error adding {kind} export \"{export.Subject}\": it is not a valid subject";
        }

        if (export.AccountTokenPosition != 0 && !IsStar(export.Subject, export.AccountTokenPosition))
        {
            yield return $"error adding {kind} export \"{export.Subject}\": account_token_position {export.AccountTokenPosition} " +
                "must be that of a token \"*\", counted from 1";
        }

        foreach (var name in (export.Accounts ?? []).Where(name => !accounts.Contains(name)))
        {
            yield return $"\"{name}\" account not defined for {kind} export";
        }

        if (export.Latency is { } latency && LatencyError(export, latency) is { } error)
        {
            yield return $"error adding service latency sampling for \"{export.Subject}\" on subject \"{latency.Subject}\": {error}";
        }
    }

    private static string? LatencyError(ExportOptions export, ServiceLatencyOptions latency)
    {
        if (export.Kind != ShareKind.Service || export.ResponseKind != ServiceResponseKind.Singleton)
        {
            return "bad service response type: only services with a single response are measured";
        }

        if (latency.Sampling is < 0 or > 100)
        {
            return "bad sampling percentage, should be 1-100";
        }

        return SubjectShape.IsLiteral(latency.Subject) && !SubjectShape.Collide(latency.Subject, export.Subject)
            ? null
            : "invalid publish subject: expected one without wildcards that the service itself does not take";
    }

    private static bool IsStar(string subject, int position)
    {
        var tokens = subject.Split('.');
        return position >= 1 && position <= tokens.Length && tokens[position - 1] == "*";
    }
}
