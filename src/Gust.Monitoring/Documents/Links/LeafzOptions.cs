namespace Gust.Monitoring.Documents.Links;

/// <summary>What of the leaf nodes is to be told (spec: monitoring.md, LeafzOptions).</summary>
internal sealed record LeafzOptions
{
    public bool Subscriptions { get; set; }

    /// <summary>Only this account's; empty: any.</summary>
    public string Account { get; set; } = "";
}
