using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.Accounts;

/// <summary>What the connections of accounts have done (spec: monitoring.md, AccountStatz).</summary>
internal sealed record AccountStatz
{
    public required string ServerId { get; init; }

    public required DateTimeOffset Now { get; init; }

    [JsonPropertyName("account_statz")]
    public required IReadOnlyList<AccountStat> Accounts { get; init; }
}
