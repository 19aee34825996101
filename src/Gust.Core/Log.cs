using Gust.Protocol;
using Microsoft.Extensions.Logging;

namespace Gust.Core;

/// <summary>The kernel's log events. Numbers 1000 to 1999; they are stable.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Debug, "{Connection} - Client connection created")]
    public static partial void ConnectionCreated(ILogger logger, ClientSession connection);

    [LoggerMessage(1001, LogLevel.Debug, "{Connection} - Client connection closed: {Reason}")]
    public static partial void ConnectionClosed(ILogger logger, ClientSession connection, string reason);

    [LoggerMessage(1002, LogLevel.Error, "{Connection} - authentication error: {Reason}")]
    public static partial void AuthenticationFailed(ILogger logger, ClientSession connection, string reason);

    [LoggerMessage(1003, LogLevel.Error, "{Connection} - Client parser error: {Error} near {Near}")]
    public static partial void ProtocolError(ILogger logger, ClientSession connection, ProtocolError error, string near);

    [LoggerMessage(1015, LogLevel.Error, "{Connection} - maximum payload of {Max} bytes exceeded near {Near}")]
    public static partial void PayloadExceeded(ILogger logger, ClientSession connection, int max, string near);

    [LoggerMessage(1004, LogLevel.Error, "{Connection} - CONNECT is not a JSON object with fields of the right types")]
    public static partial void BadConnect(ILogger logger, ClientSession connection);

    [LoggerMessage(1005, LogLevel.Debug, "{Connection} - {Error}")]
    public static partial void ErrorSent(ILogger logger, ClientSession connection, string error);

    [LoggerMessage(1013, LogLevel.Error, "{Connection} - account {Account}, user \"{User}\" - {Error}")]
    public static partial void Forbidden(ILogger logger, ClientSession connection, string account, string user, string error);

    [LoggerMessage(1006, LogLevel.Information, "{Connection} - Slow Consumer Detected: {Reason}; {Pending} bytes wait for it. Make it read faster, spread its load over a queue group, or raise max_pending")]
    public static partial void SlowConsumer(ILogger logger, ClientSession connection, string reason, long pending);

    [LoggerMessage(1007, LogLevel.Error, "{Connection} - internal error, this connection is closed; please report it with this trace")]
    public static partial void InternalError(ILogger logger, ClientSession connection, Exception fault);

    [LoggerMessage(1008, LogLevel.Error, "{Connection} - TLS handshake error: {Reason}")]
    public static partial void HandshakeFailed(ILogger logger, ClientSession connection, string reason);

    [LoggerMessage(1012, LogLevel.Debug, "{Connection} - read error: {Reason}")]
    public static partial void ReadFailed(ILogger logger, ClientSession connection, string reason);

    [LoggerMessage(1009, LogLevel.Warning, "{Import}")]
    public static partial void ImportInactive(ILogger logger, Sharing.InactiveImport import);

    [LoggerMessage(1010, LogLevel.Trace, "{Connection} - {Direction} [{Operation}]")]
    public static partial void Operation(ILogger logger, ClientSession connection, string direction, string operation);

    [LoggerMessage(1011, LogLevel.Trace, "{Connection} - {Direction} MSG_PAYLOAD: [{Payload}]")]
    public static partial void Payload(ILogger logger, ClientSession connection, string direction, string payload);

    [LoggerMessage(1014, LogLevel.Error, "internal error in a timer, the others go on; please report it with this trace")]
    public static partial void TimerFailed(ILogger logger, Exception fault);
}
