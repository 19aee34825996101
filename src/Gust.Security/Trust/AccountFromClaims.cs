using Gust.Foundation;
using Gust.Security.Checks;
using Gust.Security.Claims;
using Gust.Security.Definitions;
using Gust.Subjects;

namespace Gust.Security.Trust;

/// <summary>An account's claims as the definition that the kernel takes.</summary>
/// <remarks>The claims were validated (<see cref="ClaimsCheck"/>) and their issuer is trusted.</remarks>
internal sealed class AccountFromClaims
{
    private readonly AccountClaims _claims;
    private readonly DateTimeOffset _now;
    private readonly Func<string, AccountClaims?> _exporters;

    private AccountFromClaims(AccountClaims claims, DateTimeOffset now, Func<string, AccountClaims?> exporters)
    {
        _claims = claims;
        _now = now;
        _exporters = exporters;
    }

    /// <param name="claims">The account.</param>
    /// <param name="now">Decides which activations count.</param>
    /// <param name="exporters">Claims of other accounts by key, as far as they are known: their signing keys say whose activations count.</param>
    /// <param name="localCluster">Name of this server's cluster, null if it is in none.</param>
    /// <param name="random">For the mappings' table.</param>
    /// <param name="problems">What was left out, in words for the log.</param>
    public static AccountDefinition Convert(
        AccountClaims claims, DateTimeOffset now, Func<string, AccountClaims?> exporters, string? localCluster, IRandom random, List<string> problems)
    {
        AccountFromClaims one = new(claims, now, exporters);
        AccountBody account = claims.Account;
        return new AccountDefinition
        {
            Name = claims.Subject,
            DisplayName = claims.Name,
            Limits = new AccountLimits
            {
                Connections = RulesFromClaims.Limit(account.Limits.Connections),
                LeafNodes = RulesFromClaims.Limit(account.Limits.LeafNodes),
                Subscriptions = RulesFromClaims.Limit(account.Limits.Subscriptions),
                Payload = RulesFromClaims.Limit(account.Limits.Payload),
            },
            JetStream = StreamLimitsFromClaims.Convert(account.Limits),
            Exports = [.. account.Exports.Select(Export)],
            Imports = [.. account.Imports.Where(import => HasSubjects(import, problems)).Select(import => one.Import(import, problems))],
            Mappings = Mappings(account.Mappings, localCluster, random, problems),
            DefaultPermissions = RulesFromClaims.Permissions(account.DefaultPermissions),
            Trace = account.Trace is { } trace ? new TraceRule(trace.Destination, trace.Sampling == 0 ? 100 : trace.Sampling) : null,
        };
    }

    /// <summary>The next moment at which the same claims give another definition, because an activation ends; null: never.</summary>
    public static DateTimeOffset? ChangesAt(AccountClaims claims, DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (ActivationClaims activation in claims.Account.Imports.Select(Activation).OfType<ActivationClaims>())
        {
            if (ClaimTimes.EndOf(activation) is { } end && end > now && !(end > next))
            {
                next = end;
            }
        }

        return next;
    }

    private static ExportDefinition Export(ExportClaim export) => new()
    {
        Kind = Kind(export.Type),
        Subject = export.Subject,
        TokenRequired = export.TokenRequired,
        Revocations = export.Revocations.Count == 0 ? null : export.Revocations,
        AccountTokenPosition = export.AccountTokenPosition,
        Response = export.ResponseType switch
        {
            "Stream" => ResponseKind.Stream,
            "Chunked" => ResponseKind.Chunked,
            _ => ResponseKind.Singleton,
        },
        ResponseThreshold = export.ResponseThresholdNanoseconds == 0 ? ExportDefinition.DefaultThreshold : RulesFromClaims.Nanoseconds(export.ResponseThresholdNanoseconds),
        Latency = export.ServiceLatency is { } latency ? new LatencyRule(latency.Sampling, latency.Results) : null,
        AllowTrace = export.AllowTrace,
    };

    /// <summary>The old form's <c>to</c> is not validated with the claims.</summary>
    private static bool HasSubjects(ImportClaim import, List<string> problems)
    {
        bool valid = SubjectCheck.IsValid(ImportCheck.ExportedSubject(import)) && (import.LocalSubject.Length > 0 || SubjectCheck.IsValid(ImportCheck.LocalSubject(import)));
        if (!valid)
        {
            problems.Add($"import of '{import.Subject}' from {import.Account}: to '{import.To}' makes no subject");
        }

        return valid;
    }

    private ImportDefinition Import(ImportClaim import, List<string> problems) => new()
    {
        Kind = Kind(import.Type),
        Account = import.Account,
        Subject = ImportCheck.ExportedSubject(import),
        LocalSubject = ImportCheck.LocalSubject(import) is var local && local != ImportCheck.ExportedSubject(import) ? local : "",
        Share = import.Share,
        AllowTrace = import.AllowTrace,
        ActivatedAt = ActivatedAt(import, problems),
    };

    /// <summary>When the shown activation was issued, if it counts now.</summary>
    private long? ActivatedAt(ImportClaim import, List<string> problems)
    {
        if (import.Token.Length == 0)
        {
            return null;
        }

        string? objection = Objection(import, out ActivationClaims? activation);
        if (objection is null)
        {
            return activation!.IssuedAt;
        }

        problems.Add($"import of '{import.Subject}' from {import.Account}: {objection}");
        return null;
    }

    private string? Objection(ImportClaim import, out ActivationClaims? activation)
    {
        activation = Activation(import);
        if (activation is null)
        {
            return "its activation is not valid";
        }

        if (ClaimsCheck.Validate(activation, _now) is [var issue, ..])
        {
            return $"its activation: {issue}";
        }

        if (ActivationCheck.Objection(activation, import, _claims.Subject) is { } objection)
        {
            return objection;
        }

        bool isTrusted = ActivationCheck.IsIssuerTrusted(activation, import.Account, _exporters(import.Account));
        return isTrusted ? null : "its activation is not signed by the exporting account";
    }

    private static ActivationClaims? Activation(ImportClaim import) =>
        import.Token.Length > 0 && Tokens.JwtToken.TryDecode(import.Token, out ActivationClaims? activation, out _) ? activation : null;

    private static ShareKind Kind(string type) => type == ExportClaim.Service ? ShareKind.Service : ShareKind.Stream;

    private static SubjectMappings? Mappings(
        IReadOnlyDictionary<string, IReadOnlyList<WeightedMappingClaim>> claims, string? localCluster, IRandom random, List<string> problems) =>
        SubjectMappings.Of(
            claims.Select(one => (one.Key, (IReadOnlyList<MappingDestination>)AccountCheck.Destinations(one.Value))),
            localCluster,
            random,
            (source, error) => problems.Add($"mapping of '{source}': {error}"));
}
