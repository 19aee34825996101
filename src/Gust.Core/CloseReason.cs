namespace Gust.Core;

/// <summary>Why a connection ended, as shown in logs and monitoring (spec: protocol.md section 5).</summary>
internal enum CloseReason
{
    ClientClosed,
    AuthenticationTimeout,
    AuthenticationFailure,
    SlowConsumerPendingBytes,
    SlowConsumerWriteDeadline,
    ReadError,
    StaleConnection,
    ProtocolViolation,
    BadClientProtocolVersion,
    MaximumConnectionsExceeded,
    MaximumMessagePayloadExceeded,
    MaximumControlLineExceeded,
    ServerShutdown,
    MessageHeaderViolation,
    NoRespondersRequiresHeaders,
    MaximumAccountConnectionsExceeded,
    MaximumSubscriptionsExceeded,
    AuthenticationExpired,
    AuthenticationRevoked,
    TlsHandshakeError,
    Kicked,
}
