using Microsoft.Extensions.Logging;

namespace Gust.Monitoring.SystemAccount;

/// <summary>What the log is told of the system account. Numbers 8000 to 8099; they are stable.</summary>
internal static partial class SystemAccountLog
{
    [LoggerMessage(8000, LogLevel.Error, "a request on {Subject} of the system account failed; please report it with this trace", EventName = "SystemRequestFailed")]
    public static partial void RequestFailed(ILogger logger, string subject, Exception fault);
}
