namespace Gust.Monitoring.Documents.Links;

/// <summary>Connections to other clusters (spec: monitoring.md, Gatewayz). A server by itself has none.</summary>
internal sealed record Gatewayz
{
    public required string ServerId { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>By the gateway's name.</summary>
    public IReadOnlyDictionary<string, string> OutboundGateways { get; init; } = new Dictionary<string, string>();

    /// <summary>Likewise.</summary>
    public IReadOnlyDictionary<string, string> InboundGateways { get; init; } = new Dictionary<string, string>();
}
