using Gust.Core;
using Gust.Foundation;
using Gust.Security.Definitions;
using Gust.Subjects;

namespace Gust.Server.Security;

/// <summary>Turns configured accounts into what the kernel takes.</summary>
internal static class AccountsMapping
{
    /// <summary>All accounts that the options name; the global one first.</summary>
    public static IReadOnlyList<AccountDefinition> Accounts(GustServerOptions options)
    {
        List<string> errors = [];
        List<AccountDefinition> accounts =
        [
            new() { Name = Account.GlobalName, Mappings = Mappings(options.Mappings, errors), JetStream = IsAlone(options) ? JetStreamLimits.None : null },
        ];
        accounts.AddRange(options.Accounts.Select(account => Definition(account, errors)));
        return errors.Count == 0 ? accounts : throw new GustConfigurationException(errors);
    }

    /// <summary>Names of the accounts that there are; the registry knows those of earlier configurations too.</summary>
    public static IReadOnlySet<string> Names(GustServerOptions options) =>
        options.Accounts.Select(account => account.Name).Append(Account.GlobalName).Append(SystemAccount(options)).ToHashSet(StringComparer.Ordinal);

    public static string SystemAccount(GustServerOptions options) => options.SystemAccount ?? Account.SystemName;

    public static PermissionRules? Permissions(PermissionsOptions? options) => options is null ? null : new PermissionRules
    {
        Publish = Subjects(options.Publish),
        Subscribe = Subjects(options.Subscribe),
        Responses = options.AllowResponses is { } responses ? new ResponseRule(responses.MaxMessages, responses.Expires) : null,
    };

    /// <summary>The global account has streams unless there are others, whether these have streams or not. The system account is not one of them.</summary>
    private static bool IsAlone(GustServerOptions options) => options.Accounts.TrueForAll(account => account.Name == SystemAccount(options));

    private static SubjectList Subjects(SubjectPermissionsOptions? options) =>
        options is null ? SubjectList.Unrestricted : new SubjectList(options.Allow, options.Deny);

    private static AccountDefinition Definition(AccountOptions account, List<string> errors) => new()
    {
        Name = account.Name,
        Limits = new AccountLimits
        {
            Connections = account.Limits.MaxConnections,
            LeafNodes = account.Limits.MaxLeafNodes,
            Subscriptions = account.Limits.MaxSubscriptions,
            Payload = account.Limits.MaxPayload,
        },
        JetStream = account.JetStream is { } streams ? StreamLimits(streams) : null,
        Exports = [.. account.Exports.Select(Export)],
        Imports = [.. account.Imports.Select(Import)],
        Mappings = Mappings(account.Mappings, errors),
        DefaultPermissions = Permissions(account.DefaultPermissions),
        Trace = account.MessageTrace is { } trace ? new TraceRule(trace.Destination, trace.Sampling) : null,
    };

    private static JetStreamLimits StreamLimits(AccountJetStreamOptions streams) => new()
    {
        Memory = streams.MaxMemory,
        Storage = streams.MaxFile,
        Streams = streams.MaxStreams,
        Consumers = streams.MaxConsumers,
        MaxAckPending = streams.MaxAckPending,
        MemoryMaxStreamBytes = streams.MemoryMaxStreamBytes,
        StorageMaxStreamBytes = streams.FileMaxStreamBytes,
        MaxBytesRequired = streams.MaxBytesRequired,
    };

    private static ExportDefinition Export(ExportOptions export) => new()
    {
        Kind = KindMapping.Of(export.Kind),
        Subject = export.Subject,
        Accounts = export.Accounts?.ToHashSet(StringComparer.Ordinal),
        AccountTokenPosition = export.AccountTokenPosition,
        Response = KindMapping.Of(export.ResponseKind),
        ResponseThreshold = export.ResponseThreshold ?? ExportDefinition.DefaultThreshold,
        Latency = export.Latency is { } latency ? new LatencyRule(latency.Sampling, latency.Subject) : null,
        AllowTrace = export.AllowTrace,
    };

    private static ImportDefinition Import(ImportOptions import) => new()
    {
        Kind = KindMapping.Of(import.Kind),
        Account = import.Account,
        Subject = import.Subject,
        LocalSubject = import.Prefix is { } prefix ? $"{prefix.TrimEnd('.')}.{import.Subject}" : import.To ?? "",
        Share = import.Share,
        AllowTrace = import.AllowTrace,
    };

    private static SubjectMappings? Mappings(List<SubjectMappingOptions> options, List<string> errors) => SubjectMappings.Of(
        options.Select(one => (one.Source, Destinations(one))),
        localCluster: null,
        SystemRandom.Instance,
        (source, error) => errors.Add($"mapping \"{source}\": {error}"));

    private static IReadOnlyList<MappingDestination> Destinations(SubjectMappingOptions one) =>
        [.. one.Destinations.Select(d => new MappingDestination(d.Subject, d.Weight, d.Cluster))];
}
