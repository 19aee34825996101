using Gust.Protocol;
using Microsoft.Extensions.Logging;

namespace Gust.Core;

/// <summary>The kernel's log events. Numbers 1000 to 1099; they are stable, and docs/operations/events.md lists them.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Debug, "{Connection} - Client connection created")]
    public static partial void ConnectionCreated(ILogger logger, ClientSession connection);

    [LoggerMessage(1001, LogLevel.Debug, "{Connection} - Client connection closed: {Reason}")]
    public static partial void ConnectionClosed(ILogger logger, ClientSession connection, string reason);

    [LoggerMessage(1002, LogLevel.Error, "{Connection} - authentication error - {Shown}: {Reason}. Correct what this client shows, or what the server expects")]
    public static partial void AuthenticationFailed(ILogger logger, ClientSession connection, string shown, string reason);

    [LoggerMessage(1003, LogLevel.Error, "{Connection} - Client parser ERROR, {Error}: proto={Near}. The connection is closed; what speaks there is no NATS client, or has a defect")]
    public static partial void ProtocolError(ILogger logger, ClientSession connection, ProtocolError error, string near);

    [LoggerMessage(1004, LogLevel.Error, "{Connection} - CONNECT is not a JSON object with fields of the right types. The connection is closed; correct the client library")]
    public static partial void BadConnect(ILogger logger, ClientSession connection);

    [LoggerMessage(1005, LogLevel.Debug, "{Connection} - {Error}")]
    public static partial void ErrorSent(ILogger logger, ClientSession connection, string error);

    [LoggerMessage(1006, LogLevel.Warning, "{Connection} - Slow Consumer Detected: MaxPending of {Limit} Exceeded, {Pending} bytes waited. It is closed. Make it read faster, spread its load over a queue group, or raise max_pending")]
    public static partial void SlowConsumerPendingBytes(ILogger logger, ClientSession connection, long limit, long pending);

    [LoggerMessage(1007, LogLevel.Error, "{Connection} - internal error, this connection is closed; please report it with this trace", EventName = "ConnectionInternalError")]
    public static partial void InternalError(ILogger logger, ClientSession connection, Exception fault);

    [LoggerMessage(1008, LogLevel.Error, "{Connection} - TLS handshake error: {Reason}. Check the protocol, the certificates and the clocks of both sides")]
    public static partial void TlsHandshakeFailed(ILogger logger, ClientSession connection, string reason);

    [LoggerMessage(1009, LogLevel.Warning, "{Import}", EventName = "ImportInactive")]
    public static partial void ImportInactive(ILogger logger, Sharing.InactiveImport import);

    [LoggerMessage(1010, LogLevel.Trace, "{Connection} - {Direction} [{Operation}]", EventName = "ProtocolOperation")]
    public static partial void Operation(ILogger logger, ClientSession connection, string direction, string operation);

    [LoggerMessage(1011, LogLevel.Trace, "{Connection} - {Direction} MSG_PAYLOAD: [{Payload}]", EventName = "ProtocolPayload")]
    public static partial void Payload(ILogger logger, ClientSession connection, string direction, string payload);

    [LoggerMessage(1012, LogLevel.Debug, "{Connection} - read error: {Reason}")]
    public static partial void ReadFailed(ILogger logger, ClientSession connection, string reason);

    [LoggerMessage(1013, LogLevel.Error, "{Connection} - {Violation}. Allow it in the permissions of user \"{User}\" of account {Account}, or correct the client", EventName = "PermissionViolation")]
    public static partial void Forbidden(ILogger logger, ClientSession connection, string violation, string user, string account);

    [LoggerMessage(1014, LogLevel.Error, "internal error in a timer, the others go on; please report it with this trace")]
    public static partial void TimerFailed(ILogger logger, Exception fault);

    [LoggerMessage(1015, LogLevel.Error, "{Connection} - maximum payload exceeded: {Size} vs {Max}. The connection is closed. Send less at once, or raise max_payload (or the limit of the account or user)")]
    public static partial void PayloadExceeded(ILogger logger, ClientSession connection, long size, int max);

    [LoggerMessage(1016, LogLevel.Error, "{Connection} - maximum control line exceeded: {Max} bytes, near {Near}. The connection is closed. Shorten its subjects, or raise max_control_line")]
    public static partial void ControlLineExceeded(ILogger logger, ClientSession connection, int max, string near);

    [LoggerMessage(1017, LogLevel.Warning, "{Connection} - Slow Consumer Detected: WriteDeadline of {Deadline} exceeded with {Chunks} chunks of {Pending} total bytes. It is closed. Find out why it or its network takes nothing, or raise write_deadline")]
    public static partial void SlowConsumerWriteDeadline(ILogger logger, ClientSession connection, string deadline, int chunks, long pending);

    [LoggerMessage(1018, LogLevel.Warning, "{Connection} - WriteDeadline of {Deadline} exceeded with {Chunks} chunks of {Pending} total bytes. It is kept (write_timeout: retry). Find out why it or its network takes nothing")]
    public static partial void WriteDeadlineForgiven(ILogger logger, ClientSession connection, string deadline, int chunks, long pending);

    [LoggerMessage(1019, LogLevel.Warning, "{Connection} - {Dropped} messages for it were dropped: more than three quarters of max_pending ({Limit} bytes) wait for it, and no_fast_producer_stall is set. Make it read faster, or let producers wait")]
    public static partial void MessagesDropped(ILogger logger, ClientSession connection, long dropped, long limit);

    [LoggerMessage(1020, LogLevel.Warning, "{Connection} - fast producer stall: nothing was read from it for {StalledMs} ms within {WindowMs} ms, because {Behind} does not keep up. Speed that up, spread its load, or publish more slowly")]
    public static partial void ProducerStalled(ILogger logger, ClientSession connection, long stalledMs, long windowMs, string behind);

    [LoggerMessage(1021, LogLevel.Error, "{Connection} - maximum connections exceeded: {Max}. It is refused. Find who opens so many, or raise max_connections")]
    public static partial void ConnectionsExceeded(ILogger logger, ClientSession connection, int max);

    [LoggerMessage(1022, LogLevel.Error, "{Connection} - maximum account active connections exceeded: account {Account} has {Max}. It is refused. Find who opens so many, or raise the account's limit")]
    public static partial void AccountConnectionsExceeded(ILogger logger, ClientSession connection, string account, int max);

    [LoggerMessage(1023, LogLevel.Error, "{Connection} - maximum subscriptions exceeded: {Max} (account {Account}). Let it unsubscribe or use wildcards, or raise max_subscriptions (or the limit of the account or user)")]
    public static partial void SubscriptionsExceeded(ILogger logger, ClientSession connection, long max, string account);

    [LoggerMessage(1024, LogLevel.Warning, "{Connection} - Connection throttling is active: more TLS handshakes at once than connection_rate_limit allows. It is refused. Let clients reconnect with jitter, or raise the limit")]
    public static partial void ConnectionThrottled(ILogger logger, ClientSession connection);

    [LoggerMessage(1025, LogLevel.Warning, "{Connection} - Authentication Timeout: no valid CONNECT within {TimeoutMs} ms. It is closed. Look at what connects there; for slow networks or callouts raise the authorization's timeout")]
    public static partial void AuthenticationTimedOut(ILogger logger, ClientSession connection, long timeoutMs);

    [LoggerMessage(1026, LogLevel.Information, "{Connection} - Stale Client Connection - Closing: {Pings} pings were not answered, silent for {SilentMs} ms. Its host or network is gone, or it is stuck")]
    public static partial void StaleConnection(ILogger logger, ClientSession connection, int pings, long silentMs);

    [LoggerMessage(1027, LogLevel.Information, "{Connection} - User Authentication Expired. It is closed; renew the user's credentials")]
    public static partial void AuthenticationExpired(ILogger logger, ClientSession connection);

    [LoggerMessage(1028, LogLevel.Warning, "{Connection} - its credentials count no longer: {Reason}. It is closed")]
    public static partial void AccessWithdrawn(ILogger logger, ClientSession connection, string reason);

    [LoggerMessage(1029, LogLevel.Warning, "{Suppressed} more events {RepeatedEvent} ({RepeatedEventId}) within {WindowMs} ms were not logged one by one; the first of them tell the cause", EventName = "EventsSuppressed")]
    public static partial void Suppressed(ILogger logger, long suppressed, string repeatedEvent, int repeatedEventId, long windowMs);

    [LoggerMessage(1030, LogLevel.Error, "{Connection} - {Problem}. The connection is closed; correct the client library", EventName = "ConnectRuleBroken")]
    public static partial void RuleBroken(ILogger logger, ClientSession connection, string problem);
}
