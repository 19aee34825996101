namespace Gust.Monitoring.SystemAccount;

/// <summary>How many subscribers of an account are meant.</summary>
internal sealed record SubscriberQuestion
{
    public string? Acc { get; init; }

    public string? Subject { get; init; }

    /// <summary>Name of a queue group, in base64 on the wire; null: subscribers of all kinds.</summary>
    public byte[]? Queue { get; init; }
}
