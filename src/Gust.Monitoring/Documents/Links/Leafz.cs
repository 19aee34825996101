namespace Gust.Monitoring.Documents.Links;

/// <summary>Connections of leaf nodes (spec: monitoring.md, Leafz). A server by itself has none.</summary>
internal sealed record Leafz
{
    public required string ServerId { get; init; }

    public required DateTimeOffset Now { get; init; }

    public int Leafnodes => Leafs.Count;

    public IReadOnlyList<LeafInfo> Leafs { get; init; } = [];
}
