using System.Text.Json.Serialization;
using Gust.JetStream.Model;

namespace Gust.Monitoring.Documents.JetStream;

/// <summary>A stream (spec: monitoring.md, StreamDetail).</summary>
internal sealed record StreamDetail
{
    public required string Name { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required ClusterInfo Cluster { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StreamConfig? Config { get; init; }

    public required StreamStateInfo State { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ConsumerInfo>? ConsumerDetail { get; init; }

    /// <summary>Consumers of mirrors and sources.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ConsumerInfo>? DirectConsumerDetail { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StreamSourceInfo? Mirror { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StreamSourceInfo>? Sources { get; init; }
}
