namespace Gust;

/// <summary>Limits of an account; -1: none.</summary>
public sealed class AccountLimitsOptions
{
    public int MaxConnections { get; set; } = -1;

    /// <summary>Subscriptions of one connection.</summary>
    public int MaxSubscriptions { get; set; } = -1;

    /// <summary>Largest header block plus payload of one message, in bytes.</summary>
    public int MaxPayload { get; set; } = -1;

    public int MaxLeafNodes { get; set; } = -1;
}
