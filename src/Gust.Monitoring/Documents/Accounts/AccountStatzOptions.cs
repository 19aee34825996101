namespace Gust.Monitoring.Documents.Accounts;

/// <summary>Which accounts are to be told of (spec: monitoring.md, AccountStatzOptions).</summary>
internal sealed record AccountStatzOptions
{
    /// <summary>Only these; empty: all.</summary>
    public IReadOnlyList<string> Accounts { get; set; } = [];

    /// <summary>Those without a connection too.</summary>
    public bool IncludeUnused { get; set; }
}
