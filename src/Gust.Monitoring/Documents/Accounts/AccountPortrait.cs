using System.Text.Json;
using Gust.Core;
using Gust.Core.Sharing;
using Gust.JetStream.Hosting;
using Gust.Monitoring.Documents.Subscriptions;
using Gust.Monitoring.Values;
using Gust.Security.Claims;
using Gust.Security.Tokens;

namespace Gust.Monitoring.Documents.Accounts;

/// <summary>Makes <see cref="AccountInfo"/>.</summary>
internal sealed class AccountPortrait(MonitoredServer server)
{
    /// <summary>There may be a great many more.</summary>
    private const int ResponsesMax = 1024;

    /// <summary>Per cent; tokens may write 0 for it.</summary>
    private const int WeightWhole = 100;

    public AccountInfo Of(Account account)
    {
        AccountInfo info = new()
        {
            AccountName = account.Name,
            UpdateTime = server.Configuration.Loaded,
            IsSystem = account.IsSystem,
            Expired = false,
            Complete = !server.Broker.Accounts.InactiveImports.Any(import => import.Importer == account.Name),
            HasStreams = server.JetStream() is { } streams && streams.TryGet(account.Name, out JetStreamAccount? home) && home.IsEnabled,
            Clients = account.Connections,
            Subscriptions = account.Interest.Count,
            Mappings = MappingsOf(account),
            Exports = Optional.List(ExportsOf(account)),
            Imports = Optional.List(ImportsOf(account)),
            NameTag = account.DisplayName,
            SublistStats = new SubscriptionStatistics(server.Broker).Of([account]),
            Responses = ResponsesTo(account),
        };
        return server.AccountJwt(account.Name) is { } jwt ? AddClaims(info, jwt) : info;
    }

    /// <summary>What the account's own JWT says.</summary>
    private AccountInfo AddClaims(AccountInfo info, string jwt)
    {
        if (!JwtToken.TryDecode(jwt, out AccountClaims? claims, out _))
        {
            return info;
        }

        return info with
        {
            Expired = claims.ExpiresAt > 0 && claims.ExpiresAt < server.Now.ToUnixTimeSeconds(),
            Jwt = jwt,
            IssuerKey = claims.Issuer,
            Tags = Optional.List(claims.Account.Tags),
            DecodedJwt = TokenClaims.Of(jwt),
            Mappings = MappingsOf(claims.Account),
            RevokedUser = claims.Account.Revocations.Count == 0 ? null : new SortedDictionary<string, DateTimeOffset>(
                claims.Account.Revocations.ToDictionary(pair => pair.Key, pair => DateTimeOffset.FromUnixTimeSeconds(pair.Value)), StringComparer.Ordinal),
        };
    }

    private SortedDictionary<string, MappingTarget[]>? MappingsOf(Account account)
    {
        GustServerOptions options = server.Options();
        List<SubjectMappingOptions>? mappings = account == server.Broker.Accounts.Global
            ? options.Mappings
            : options.Accounts.Find(one => one.Name == account.Name)?.Mappings;
        return mappings is not { Count: > 0 } ? null : new SortedDictionary<string, MappingTarget[]>(
            mappings.DistinctBy(one => one.Source).ToDictionary(
                one => one.Source,
                one => one.Destinations.Select(to => new MappingTarget(to.Subject, to.Weight, Optional.Text(to.Cluster))).ToArray()),
            StringComparer.Ordinal);
    }

    private static SortedDictionary<string, MappingTarget[]>? MappingsOf(AccountBody claims) => claims.Mappings.Count == 0 ? null : new SortedDictionary<string, MappingTarget[]>(
        claims.Mappings.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Select(to => new MappingTarget(to.Subject, to.Weight == 0 ? WeightWhole : to.Weight, Optional.Text(to.Cluster))).ToArray()),
        StringComparer.Ordinal);

    private static Dictionary<string, ResponseInfo>? ResponsesTo(Account account)
    {
        if (account.Sharing.PresentAnswers is not { Count: > 0 } answers)
        {
            return null;
        }

        return answers.Pending(ResponsesMax).Select(answer => ResponseInfo.Of(answers, answer)).ToDictionary(one => one.To, StringComparer.Ordinal);
    }

    private List<ExportInfo> ExportsOf(Account account)
    {
        IEnumerable<ExportInfo> configured = account.Definition.Exports.Select(ExportInfo.Of);
        return [.. account.IsSystem && server.HasSystemAccount ? configured.Concat(ExportInfo.BuiltIn) : configured];
    }

    /// <summary>The services of the server that every account has.</summary>
    private IEnumerable<ImportInfo> BuiltInImportsOf(Account account) => account.IsSystem
        ? [ImportInfo.OfSystem(account.Name)]
        : BuiltInImports.For(account, server.Broker.Accounts.System).Select(import =>
            ImportInfo.Of(import.Definition, latency: null, import.Info == RequestInfoKind.Client, isInvalid: false));

    private List<ImportInfo> ImportsOf(Account account)
    {
        HashSet<(string, string)> inactive =
            [.. server.Broker.Accounts.InactiveImports.Where(import => import.Importer == account.Name).Select(import => (import.Exporter, import.Subject))];
        IEnumerable<ImportInfo> configured = account.Definition.Imports.Select(import => ImportInfo.Of(
            import,
            account.Sharing.Services.FirstOrDefault(service => service.Definition == import)?.Export.Latency,
            import.Share,
            isInvalid: inactive.Contains((import.Account, import.Subject))));
        return [.. configured, .. server.HasSystemAccount ? BuiltInImportsOf(account) : []];
    }
}
