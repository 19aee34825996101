namespace Gust.Monitoring.Documents.Accounts;

/// <summary>The accounts, or one of them (spec: monitoring.md, Accountz).</summary>
internal sealed record Accountz
{
    public required string ServerId { get; init; }

    public required DateTimeOffset Now { get; init; }

    public string? SystemAccount { get; init; }

    public IReadOnlyList<string>? Accounts { get; init; }

    public AccountInfo? AccountDetail { get; init; }
}
