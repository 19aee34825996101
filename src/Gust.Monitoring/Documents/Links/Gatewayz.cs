namespace Gust.Monitoring.Documents.Links;

/// <summary>Connections to other clusters (spec: monitoring.md, Gatewayz). A server by itself has none.</summary>
internal sealed record Gatewayz
{
    public required string ServerId { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Of this server's own cluster; null: it has no gateway.</summary>
    public string? Name { get; init; }

    /// <summary>By the other gateway's name.</summary>
    public IReadOnlyDictionary<string, RemoteGatewayz> OutboundGateways { get; init; } = new Dictionary<string, RemoteGatewayz>();

    /// <summary>Likewise.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<RemoteGatewayz>> InboundGateways { get; init; } = new Dictionary<string, IReadOnlyList<RemoteGatewayz>>();
}
