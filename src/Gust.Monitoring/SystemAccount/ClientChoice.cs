namespace Gust.Monitoring.SystemAccount;

/// <summary>Which client is meant.</summary>
internal sealed record ClientChoice
{
    public ulong Cid { get; init; }
}
