namespace Gust.Monitoring.Documents.Subscriptions;

/// <summary>Which subscriptions are to be told of (spec: monitoring.md, SubszOptions).</summary>
internal sealed record SubszOptions
{
    public const int LimitDefault = 1024;

    /// <summary>Subscriptions to pass over.</summary>
    public int Offset { get; set; }

    /// <summary>0 or less: <see cref="LimitDefault"/>.</summary>
    public int Limit { get; set; }

    /// <summary>They themselves too, not only their numbers.</summary>
    public bool Subscriptions { get; set; }

    /// <summary>Only this account's; empty: any.</summary>
    public string Account { get; set; } = "";

    /// <summary>Only those that get a message on this subject; empty: any.</summary>
    public string Test { get; set; } = "";
}
