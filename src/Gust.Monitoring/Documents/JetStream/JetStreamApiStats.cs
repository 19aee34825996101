using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.JetStream;

/// <summary>Requests to the streams' API (spec: monitoring.md, JetStreamAPIStats).</summary>
internal sealed record JetStreamApiStats
{
    /// <summary>Of the API that the server offers.</summary>
    public int Level { get; init; }

    public ulong Total { get; init; }

    public ulong Errors { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ulong Inflight { get; init; }
}
