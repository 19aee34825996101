using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.JetStream;

/// <summary>The streams of a server (spec: monitoring.md, JSInfo).</summary>
internal sealed record Jsz : JetStreamStats
{
    public required string ServerId { get; init; }

    public required DateTimeOffset Now { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Disabled { get; init; }

    public required JetStreamSettings Config { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JetStreamLimits? Limits { get; init; }

    public int Streams { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int StreamsLeader { get; init; }

    public int Consumers { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ConsumersLeader { get; init; }

    public ulong Messages { get; init; }

    public ulong Bytes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AccountDetail>? AccountDetails { get; init; }

    /// <summary>Accounts with streams, listed or not.</summary>
    public int Total { get; init; }
}
