using System.Text.Json;
using System.Text.Json.Serialization;
using Gust.Monitoring.Documents.Subscriptions;

namespace Gust.Monitoring.Documents.Accounts;

/// <summary>One account (spec: monitoring.md, AccountInfo). What is null is left out.</summary>
internal sealed record AccountInfo
{
    public required string AccountName { get; init; }

    public required DateTimeOffset UpdateTime { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public required bool IsSystem { get; init; }

    public required bool Expired { get; init; }

    public required bool Complete { get; init; }

    [JsonPropertyName("jetstream_enabled")]
    public required bool HasStreams { get; init; }

    [JsonPropertyName("leafnode_connections")]
    public int LeafNodes { get; init; }

    [JsonPropertyName("client_connections")]
    public required int Clients { get; init; }

    public required int Subscriptions { get; init; }

    public IReadOnlyDictionary<string, MappingTarget[]>? Mappings { get; init; }

    public IReadOnlyList<ExportInfo>? Exports { get; init; }

    public IReadOnlyList<ImportInfo>? Imports { get; init; }

    public string? Jwt { get; init; }

    public string? IssuerKey { get; init; }

    public string? NameTag { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public JsonElement? DecodedJwt { get; init; }

    /// <summary>Users, or <c>*</c> for all, whose tokens of this moment and before are void.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset>? RevokedUser { get; init; }

    public required SublistStats SublistStats { get; init; }

    /// <summary>Some of the requests of other accounts that wait for answers, by the subject of the answer.</summary>
    public IReadOnlyDictionary<string, ResponseInfo>? Responses { get; init; }
}
