namespace Gust.Monitoring.Documents.Links;

/// <summary>What of the gateways is to be told (spec: monitoring.md, GatewayzOptions).</summary>
internal sealed record GatewayzOptions
{
    /// <summary>Only this gateway; empty: any.</summary>
    public string Name { get; init; } = "";

    public bool Accounts { get; init; }

    /// <summary>Only this account; brings <see cref="Accounts"/> with it.</summary>
    public string AccountName { get; init; } = "";

    public bool Subscriptions { get; init; }

    /// <summary>Counts for; <see cref="Subscriptions"/> then says no more.</summary>
    public bool SubscriptionsDetail { get; init; }
}
