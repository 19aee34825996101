using Microsoft.Extensions.Logging;

namespace Gust.Server.Callout;

/// <summary>Log events of auth callout. Numbers 2200 to 2299; they are stable.</summary>
internal static partial class CalloutLog
{
    [LoggerMessage(2200, LogLevel.Warning, "{Ip} - cid:{Cid} - {Reason}. The auth callout service decided so; look at its log", EventName = "CalloutRefused")]
    public static partial void Refused(ILogger logger, string ip, ulong cid, string reason);
}
