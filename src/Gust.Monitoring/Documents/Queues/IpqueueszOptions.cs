namespace Gust.Monitoring.Documents.Queues;

/// <summary>Which of the server's inner queues are to be told of (spec: monitoring.md, IpqueueszOptions).</summary>
internal sealed record IpqueueszOptions
{
    /// <summary>Empty ones too.</summary>
    public bool All { get; set; }

    /// <summary>Only those with this in their names; empty: any.</summary>
    public string Filter { get; set; } = "";
}
