using Gust.Foundation;

namespace Gust.Core;

/// <summary>What a peer that can be told is told at the end: the reference's status for each <see cref="CloseReason"/> (spec: protocol.md section 13).</summary>
internal static class CloseFarewell
{
    public static LinkFarewell Of(CloseReason reason) => new(CodeOf(reason), CloseReasonText.Of(reason));

    private static ushort CodeOf(CloseReason reason) => reason switch
    {
        CloseReason.ClientClosed => LinkFarewell.Normal,
        CloseReason.ReadError or CloseReason.StaleConnection or CloseReason.ServerShutdown => LinkFarewell.GoingAway,
        CloseReason.ProtocolViolation or CloseReason.BadClientProtocolVersion => LinkFarewell.ProtocolError,
        CloseReason.MaximumMessagePayloadExceeded => LinkFarewell.TooBig,
        CloseReason.AuthenticationTimeout
            or CloseReason.AuthenticationFailure
            or CloseReason.AuthenticationExpired
            or CloseReason.AuthenticationRevoked
            or CloseReason.SlowConsumerPendingBytes
            or CloseReason.SlowConsumerWriteDeadline
            or CloseReason.MaximumConnectionsExceeded
            or CloseReason.MaximumAccountConnectionsExceeded
            or CloseReason.MaximumSubscriptionsExceeded
            or CloseReason.MaximumControlLineExceeded => LinkFarewell.Policy,
        _ => LinkFarewell.InternalError,
    };
}
