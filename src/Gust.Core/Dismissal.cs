namespace Gust.Core;

/// <summary>Why a client may not stay.</summary>
/// <param name="Reason">For the log.</param>
/// <param name="Error">What the client is told; null: nothing.</param>
internal sealed record Dismissal(CloseReason Reason, string? Error)
{
    public static Dismissal TooMany { get; } = new(CloseReason.MaximumConnectionsExceeded, "maximum connections exceeded");

    /// <summary>Its credentials do not count.</summary>
    public static Dismissal Unauthorized { get; } = new(CloseReason.AuthenticationFailure, "Authorization Violation");

    /// <summary>What let it in is no longer valid.</summary>
    public static Dismissal Expired { get; } = new(CloseReason.AuthenticationExpired, "User Authentication Expired");

    /// <summary>Nobody could look at its credentials.</summary>
    public static Dismissal NotDecidedInTime { get; } = new(CloseReason.AuthenticationTimeout, "Authentication Timeout");

    /// <summary>More come at once than may begin a handshake.</summary>
    public static Dismissal TooFast { get; } = new(CloseReason.MaximumConnectionsExceeded, "Connection throttling is active. Please try again later.");

    public static Dismissal TooManyOfAccount { get; } = new(CloseReason.MaximumAccountConnectionsExceeded, "maximum account active connections exceeded");

    public static Dismissal TooManySubscriptions { get; } = new(CloseReason.MaximumSubscriptionsExceeded, "maximum subscriptions exceeded");
}
