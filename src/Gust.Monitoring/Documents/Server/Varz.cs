namespace Gust.Monitoring.Documents.Server;

/// <summary>The server at a glance (spec: monitoring.md, Varz).</summary>
internal sealed record Varz
{
    public required string ServerId { get; init; }

    public required string ServerName { get; init; }

    public required string Version { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required string Uptime { get; init; }

    public required long Mem { get; init; }

    public required int Cores { get; init; }

    public required double Cpu { get; init; }

    public required int Connections { get; init; }

    public required ulong TotalConnections { get; init; }

    public required SortedDictionary<string, long> HttpReqStats { get; init; }
}
