using System.Text.Json.Serialization;
using Gust.Security.Definitions;
using SharedKind = Gust.Security.Definitions.ShareKind;

namespace Gust.Monitoring.Documents.Accounts;

/// <summary>A subject that an account lets others use (spec: monitoring.md, ExtExport). What is null is left out.</summary>
internal sealed record ExportInfo
{
    public required string Subject { get; init; }

    public required string Type { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [JsonPropertyName("token_req")]
    public bool TokenRequired { get; init; }

    public string? ResponseType { get; init; }

    public LatencyInfo? ServiceLatency { get; init; }

    public IReadOnlyList<string>? ApprovedAccounts { get; init; }

    public IReadOnlyDictionary<string, DateTimeOffset>? RevokedActivations { get; init; }

    /// <summary>What the system account lets all others use.</summary>
    public static IReadOnlyList<ExportInfo> BuiltIn { get; } =
    [
        Service("$SYS.REQ.USER.*.INFO", ResponseKind.Singleton),
        Service("$SYS.REQ.ACCOUNT.*.CONNZ", ResponseKind.Stream),
        Service("$SYS.REQ.ACCOUNT.*.STATZ", ResponseKind.Stream),
        Service("$SYS.DEBUG.SUBSCRIBERS", ResponseKind.Singleton),
    ];

    public static ExportInfo Of(ExportDefinition export) => (export.Kind == SharedKind.Service
        ? Service(export.Subject, export.Response)
        : new ExportInfo { Subject = export.Subject, Type = "stream" }) with
    {
        TokenRequired = export.TokenRequired,
        ServiceLatency = export.Latency is { } latency ? new LatencyInfo(latency.Sampling, latency.Results) : null,
        ApprovedAccounts = export.Accounts is null ? null : [.. export.Accounts.Order(StringComparer.Ordinal)],
        RevokedActivations = export.Revocations?.ToDictionary(pair => pair.Key, pair => DateTimeOffset.FromUnixTimeSeconds(pair.Value)),
    };

    private static ExportInfo Service(string subject, ResponseKind response) => new()
    {
        Subject = subject,
        Type = "service",
        ResponseType = response switch { ResponseKind.Stream => "Streamed", ResponseKind.Chunked => "Chunked", _ => "Singleton" },
    };
}
