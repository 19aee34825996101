using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.JetStream;

/// <summary>The streams of an account (spec: monitoring.md, AccountDetail).</summary>
internal sealed record AccountDetail : JetStreamStats
{
    /// <summary>For people.</summary>
    [JsonPropertyOrder(-9)]
    public required string Name { get; init; }

    [JsonPropertyOrder(-8)]
    public required string Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StreamDetail>? StreamDetail { get; init; }
}
