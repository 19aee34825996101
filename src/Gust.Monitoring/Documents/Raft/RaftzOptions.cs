namespace Gust.Monitoring.Documents.Raft;

/// <summary>Which groups are wanted (spec: monitoring.md, RaftzOptions).</summary>
internal sealed record RaftzOptions
{
    public string Account { get; set; } = "";

    public string Group { get; set; } = "";
}
