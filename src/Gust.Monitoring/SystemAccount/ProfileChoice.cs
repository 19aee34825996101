namespace Gust.Monitoring.SystemAccount;

/// <summary>Which profile is wanted.</summary>
internal sealed record ProfileChoice
{
    public string? Name { get; init; }

    public int Debug { get; init; }

    public TimeSpan Duration { get; init; }
}
