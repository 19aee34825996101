namespace Gust.Monitoring.Documents.Accounts;

/// <summary>Which account is to be told of (spec: monitoring.md, AccountzOptions).</summary>
internal sealed record AccountzOptions
{
    /// <summary>Empty: only the names of all.</summary>
    public string Account { get; set; } = "";
}
