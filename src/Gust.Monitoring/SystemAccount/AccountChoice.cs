namespace Gust.Monitoring.SystemAccount;

/// <summary>Which account is meant.</summary>
internal sealed record AccountChoice
{
    public string? Acc { get; init; }
}
