namespace Gust.Security.Definitions;

/// <summary>What an account may hold. -1: unlimited.</summary>
internal sealed record AccountLimits
{
    public static AccountLimits None { get; } = new();

    public int Connections { get; init; } = -1;

    public int LeafNodes { get; init; } = -1;

    /// <summary>Subscriptions of one client.</summary>
    public int Subscriptions { get; init; } = -1;

    /// <summary>Bytes of one message.</summary>
    public int Payload { get; init; } = -1;
}
