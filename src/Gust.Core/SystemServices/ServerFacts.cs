namespace Gust.Core.SystemServices;

/// <summary>What a server tells of itself besides its identity. Immutable: a reload puts another one in its place.</summary>
internal sealed record ServerFacts
{
    /// <summary>Name of its cluster; empty: it is in none.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>Domain of its streams; empty: none.</summary>
    public string Domain { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>In the order in which they are shown.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>Switches for behaviour to come, in the order in which they are shown.</summary>
    public IReadOnlyList<KeyValuePair<string, bool>> Features { get; init; } = [];

    /// <summary>Streams can be had.</summary>
    public bool JetStream { get; init; }
}
