namespace Gust.Monitoring.Documents.Links;

/// <summary>Connections to the other servers of the cluster (spec: monitoring.md, Routez). A server by itself has none.</summary>
internal sealed record Routez
{
    public required string ServerId { get; init; }

    public required string ServerName { get; init; }

    public required DateTimeOffset Now { get; init; }

    public int NumRoutes => Routes.Count;

    public IReadOnlyList<string> Routes { get; init; } = [];
}
