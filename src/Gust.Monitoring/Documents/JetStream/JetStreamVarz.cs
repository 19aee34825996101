using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.JetStream;

/// <summary>Streams at a glance (spec: monitoring.md, JetStreamVarz); empty where there are none.</summary>
internal sealed record JetStreamVarz
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JetStreamSettings? Config { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JetStreamStats? Stats { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JetStreamLimits? Limits { get; init; }
}
