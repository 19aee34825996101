using Gust.Security.Claims;

namespace Gust.Security.Checks;

/// <summary>What forbids to act on an account's exports.</summary>
internal static class ExportCheck
{
    public static void Validate(IReadOnlyList<ExportClaim> exports, List<string> issues)
    {
        foreach (ExportClaim export in exports)
        {
            Validate(export, $"export of '{export.Subject}'", issues);
        }

        for (int i = 0; i < exports.Count; i++)
        {
            for (int other = 0; other < i; other++)
            {
                CheckPair(exports[i], exports[other], issues);
            }
        }
    }

    private static void CheckPair(ExportClaim one, ExportClaim other, List<string> issues)
    {
        if (one.Type == other.Type && (SubjectCheck.IsSubsetOf(one.Subject, other.Subject) || SubjectCheck.IsSubsetOf(other.Subject, one.Subject)))
        {
            issues.Add($"exports: the {one.Type} '{one.Subject}' is exported twice, also as '{other.Subject}'");
        }
    }

    private static void Validate(ExportClaim export, string field, List<string> issues)
    {
        bool isService = export.Type == ExportClaim.Service;
        if (!isService && export.Type != ExportClaim.Stream)
        {
            issues.Add($"{field}: '{export.Type}' is neither stream nor service");
        }

        SubjectCheck.Required(export.Subject, field, issues);
        bool knownResponse = isService ? export.ResponseType is "" or "Singleton" or "Stream" or "Chunked" : export.ResponseType.Length == 0;
        if (!knownResponse)
        {
            issues.Add($"{field}: response_type '{export.ResponseType}' is none that a {export.Type} has");
        }

        if (export.ResponseThresholdNanoseconds < 0 || (export.ResponseThresholdNanoseconds > 0 && !isService))
        {
            issues.Add($"{field}: response_threshold is a positive time, and for services only");
        }

        if (export.AllowTrace && !isService)
        {
            issues.Add($"{field}: allow_trace is for services only");
        }

        if (export.ServiceLatency is { } latency)
        {
            CheckLatency(latency, isService, field, issues);
        }

        if (export.AccountTokenPosition != 0 && !IsStarAt(export.Subject, export.AccountTokenPosition))
        {
            issues.Add($"{field}: token {export.AccountTokenPosition} is not a *, so that it cannot be the account");
        }
    }

    private static void CheckLatency(ServiceLatencyClaim latency, bool isService, string field, List<string> issues)
    {
        if (!isService)
        {
            issues.Add($"{field}: service_latency is for services only");
        }

        if (latency.Sampling is < ServiceLatencyClaim.ByHeaders or > 100)
        {
            issues.Add($"{field}: sampling is a percentage, or headers");
        }

        if (!SubjectCheck.IsValid(latency.Results) || SubjectCheck.HasWildcards(latency.Results))
        {
            issues.Add($"{field}: latency cannot be published on '{latency.Results}'");
        }
    }

    private static bool IsStarAt(string subject, int position)
    {
        string[] tokens = subject.Split('.');
        return position >= 1 && position <= tokens.Length && tokens[position - 1] == "*";
    }
}
