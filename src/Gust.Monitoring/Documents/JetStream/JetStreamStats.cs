using System.Text.Json.Serialization;

namespace Gust.Monitoring.Documents.JetStream;

/// <summary>What streams use, of a server or an account (spec: monitoring.md, JetStreamStats).</summary>
internal record JetStreamStats
{
    /// <summary>Bytes of streams in memory.</summary>
    [JsonPropertyOrder(-7)]
    public ulong Memory { get; init; }

    /// <summary>Bytes of streams in files.</summary>
    [JsonPropertyOrder(-6)]
    public ulong Storage { get; init; }

    /// <summary>Of an account: its limit, and the highest number there is where it has none.</summary>
    [JsonPropertyOrder(-5)]
    public ulong ReservedMemory { get; init; }

    [JsonPropertyOrder(-4)]
    public ulong ReservedStorage { get; init; }

    [JsonPropertyOrder(-3)]
    public int Accounts { get; init; }

    [JsonPropertyOrder(-2)]
    public int HaAssets { get; init; }

    [JsonPropertyOrder(-1)]
    public JetStreamApiStats Api { get; init; } = new();
}
