using Microsoft.Extensions.Logging;

namespace Gust.Server.Callout;

/// <summary>Log events of auth callout. Numbers 2200 to 2299; they are stable.</summary>
internal static partial class CalloutLog
{
    [LoggerMessage(2200, LogLevel.Warning, "{Host} - cid:{ClientId} - {Reason}")]
    public static partial void Refused(ILogger logger, string host, ulong clientId, string reason);
}
