namespace Gust.Core;

/// <summary>The reference's words for each <see cref="CloseReason"/>.</summary>
internal static class CloseReasonText
{
    public static string Of(CloseReason reason) => reason switch
    {
        CloseReason.ClientClosed => "Client Closed",
        CloseReason.AuthenticationTimeout => "Authentication Timeout",
        CloseReason.AuthenticationFailure => "Authentication Failure",
        CloseReason.SlowConsumerPendingBytes => "Slow Consumer (Pending Bytes)",
        CloseReason.SlowConsumerWriteDeadline => "Slow Consumer (Write Deadline)",
        CloseReason.ReadError => "Read Error",
        CloseReason.StaleConnection => "Stale Connection",
        CloseReason.ProtocolViolation => "Protocol Violation",
        CloseReason.BadClientProtocolVersion => "Bad Client Protocol Version",
        CloseReason.MaximumConnectionsExceeded => "Maximum Connections Exceeded",
        CloseReason.MaximumMessagePayloadExceeded => "Maximum Message Payload Exceeded",
        CloseReason.MaximumControlLineExceeded => "Maximum Control Line Exceeded",
        CloseReason.ServerShutdown => "Server Shutdown",
        CloseReason.MessageHeaderViolation => "Message Header Violation",
        CloseReason.NoRespondersRequiresHeaders => "No Responders Requires Headers",
        CloseReason.MaximumAccountConnectionsExceeded => "Maximum Account Connections Exceeded",
        CloseReason.MaximumSubscriptionsExceeded => "Maximum Subscriptions Exceeded",
        CloseReason.AuthenticationExpired => "Authentication Expired",
        CloseReason.AuthenticationRevoked => "Credentials Revoked",
        CloseReason.TlsHandshakeError => "TLS Handshake Failure",
        CloseReason.Kicked => "Kicked",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
