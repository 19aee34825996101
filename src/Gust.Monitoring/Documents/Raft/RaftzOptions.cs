namespace Gust.Monitoring.Documents.Raft;

/// <summary>Which groups are wanted (spec: monitoring.md, RaftzOptions).</summary>
/// <remarks>Settable, not only at birth: generated readers of JSON leave properties without a value at theirs only then.</remarks>
internal sealed record RaftzOptions
{
    public string Account { get; set; } = "";

    public string Group { get; set; } = "";
}
