using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.Connections;

/// <summary>Some of the connections (spec: monitoring.md, Connz).</summary>
internal sealed record Connz
{
    /// <summary>Empty with an account that is not known.</summary>
    public required string ServerId { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Those shown.</summary>
    public int NumConnections => Connections?.Count ?? 0;

    /// <summary>Those in the wanted state and account.</summary>
    public required int Total { get; init; }

    public required int Offset { get; init; }

    public required int Limit { get; init; }

    /// <summary>Null with an account that is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required IReadOnlyList<ConnInfo>? Connections { get; init; }
}
