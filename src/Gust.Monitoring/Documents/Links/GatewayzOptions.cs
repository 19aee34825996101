namespace Gust.Monitoring.Documents.Links;

/// <summary>What of the gateways is to be told (spec: monitoring.md, GatewayzOptions).</summary>
internal sealed record GatewayzOptions
{
    /// <summary>Only this gateway; empty: any.</summary>
    public string Name { get; set; } = "";

    public bool Accounts { get; set; }

    /// <summary>Only this account; brings <see cref="Accounts"/> with it.</summary>
    public string AccountName { get; set; } = "";

    public bool Subscriptions { get; set; }

    /// <summary>Counts for; <see cref="Subscriptions"/> then says no more.</summary>
    public bool SubscriptionsDetail { get; set; }
}
