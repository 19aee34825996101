using Gust.Monitoring.Documents.Connections;

namespace Gust.Monitoring.Documents.Links;

/// <summary>One connection to another cluster (spec: monitoring.md, RemoteGatewayz). What is null is left out.</summary>
internal sealed record RemoteGatewayz
{
    /// <summary>The configuration names it; else it was heard of.</summary>
    public required bool Configured { get; init; }

    public ConnInfo? Connection { get; init; }
}
