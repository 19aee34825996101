namespace Gust.Monitoring.Documents.Links;

/// <summary>What of the routes is to be told (spec: monitoring.md, RoutezOptions).</summary>
internal sealed record RoutezOptions
{
    public bool Subscriptions { get; set; }

    /// <summary>Counts for; <see cref="Subscriptions"/> then says no more.</summary>
    public bool SubscriptionsDetail { get; set; }
}
