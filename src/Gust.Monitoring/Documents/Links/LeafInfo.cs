using System.Text.Json.Serialization;
using Gust.Monitoring.Documents.Connections;
using Gust.Monitoring.Values;

namespace Gust.Monitoring.Documents.Links;

/// <summary>One leaf node (spec: monitoring.md, LeafInfo). What is null is left out.</summary>
internal sealed record LeafInfo
{
    public required ulong Id { get; init; }

    public required string Name { get; init; }

    public required bool IsSpoke { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsIsolated { get; init; }

    public required string Account { get; init; }

    public required string Ip { get; init; }

    public required int Port { get; init; }

    [JsonConverter(typeof(ElapsedConverter))]
    public required TimeSpan Rtt { get; init; }

    public required long InMsgs { get; init; }

    public required long OutMsgs { get; init; }

    public required long InBytes { get; init; }

    public required long OutBytes { get; init; }

    public required int Subscriptions { get; init; }

    public IReadOnlyList<string>? SubscriptionsList { get; init; }

    public string? Compression { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Websocket { get; init; }

    public ProxyInfo? Proxy { get; init; }
}
