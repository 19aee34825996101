using Microsoft.Extensions.Logging;

namespace Gust.Server.Listening;

/// <summary>Log events about certificates of clients that their authorities do not vouch for. Numbers 2600 to 2699; they are stable.</summary>
internal static partial class OcspLog
{
    [LoggerMessage(2600, LogLevel.Warning, "OCSP verify fail for [{Certificate}] with CA status [{Status}]: {Reason}. Client [{Peer}] is refused. Give it a new certificate, or ask the authority why", EventName = "OcspCertificateInvalid")]
    public static partial void Invalid(ILogger logger, string certificate, string status, string reason, string peer);

    [LoggerMessage(2601, LogLevel.Warning, "Attempt to obtain OCSP response from CA responder for [{Certificate}] failed: {Reason}. Client [{Peer}] is refused. Make the responder reachable from here, or set allow_when_ca_unreachable", EventName = "OcspResponderUnreachable")]
    public static partial void Unreachable(ILogger logger, string certificate, string reason, string peer);

    [LoggerMessage(2602, LogLevel.Warning, "OCSP response for [{Certificate}] does not count: {Reason}. Client [{Peer}] is refused. Look at the responder, at the way to it, and at the clocks", EventName = "OcspResponseInvalid")]
    public static partial void ResponseInvalid(ILogger logger, string certificate, string reason, string peer);

    [LoggerMessage(2603, LogLevel.Warning, "OCSP verify fail for [{Certificate}] but {Option} is set so allowing client [{Peer}]: {Reason}. Remove the option once that is repaired", EventName = "OcspFailureTolerated")]
    public static partial void Tolerated(ILogger logger, string certificate, string option, string peer, string reason);
}
